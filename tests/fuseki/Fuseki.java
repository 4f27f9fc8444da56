import java.io.IOException;
import org.apache.jena.fuseki.main.FusekiServer;

/** A Fuseki on a free loopback port, which it prints; ends with its standard input. */
class Fuseki {
    public static void main(String[] arguments) throws IOException {
        FusekiServer server = FusekiServer.create()
            .port(0)
            .loopback(true)
            .parseConfigFile(arguments[0])
            .passwordFile(arguments[1])
            .build()
            .start();
        System.out.println(server.getPort());
        while (System.in.read() >= 0) { }
        server.stop();
        System.exit(0);
    }
}
