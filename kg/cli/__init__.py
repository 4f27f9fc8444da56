"""The command line: each module is one command that parses, calls one public function and prints."""
