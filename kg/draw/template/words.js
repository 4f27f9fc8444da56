// Dark from the first stroke on where the system is dark.
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark");
// The page's own words. Names and quotes stay as the articles have them.
const WORDS = {
  zh: {
    search: "搜索名称或别名（/）", filters: "筛选", fit: "显示全部（0）", closer: "放大（+）", farther: "缩小（-）",
    physics: "自动布局", physicsLong: "让节点自行移动", all: "复原", allLong: "显示所有隐藏的节点，收起展开的分组，取消筛选",
    print: "打印", theme: "明暗", language: "Language", types: "类型", statements: "关系", dates: "文章日期", from: "起", to: "止",
    keys: "键盘：/ 搜索，方向键移动，+ − 缩放，0 全图，N 下一个节点，Esc 关闭", picture: "图", close: "关闭（Esc）",
    derived: "推导的关系", open: "点击展开",
    aliases: "又称", hide: "隐藏", hideNeighbours: "隐藏相邻节点",
    showNeighbours: "显示相邻节点", pathFrom: "以此为路径起点", pathTo: name => `从“${name}”到此的路径`, noPath: "两者之间没有路径",
    path: "路径", fold: "收起举措", derivedNote: "由两条陈述推导", confidence: "置信度", said: n => `${n} 条陈述`, 
    nothing: "没有找到", link: "原文", passive: "被",
  },
  en: {
    search: "Search names and aliases (/)", filters: "Filters", fit: "Show all (0)", closer: "Closer (+)", farther: "Farther (-)",
    physics: "Physics", physicsLong: "Let the nodes move by themselves", all: "Reset", allLong: "Show all that is hidden, close what was opened, lift all filters",
    print: "Print", theme: "Light or dark", language: "语言", types: "Types", statements: "Relations", dates: "Article dates", from: "from", to: "to",
    keys: "Keys: / search, arrows move, + − zoom, 0 fit, N next node, Esc close", picture: "Picture", close: "Close (Esc)",
    derived: "derived relations", open: "click to open",
    aliases: "Also", hide: "Hide", hideNeighbours: "Hide neighbours",
    showNeighbours: "Show neighbours", pathFrom: "Path from here", pathTo: name => `Path from “${name}” to here`, noPath: "No path between the two",
    path: "Path", fold: "Fold measures", derivedNote: "follows from two statements", confidence: "confidence", said: n => `${n} statements`, 
    nothing: "Nothing found", link: "source", passive: "← ",
  },
};
const DATA = JSON.parse(document.getElementById("data").textContent);
let language = DATA.language === "en" ? "en" : "zh";
// The words that stand in the picture itself come with its looks.
const word = (key, ...values) => {
  const found = WORDS[language][key] ?? DATA.looks.words[language][key];
  return typeof found === "function" ? found(...values) : typeof found === "string" ? found.replace("{n}", values[0]) : found;
};
const predicateWord = id => (DATA.predicates[id] || {})[language] || id;
const typeWord = number => DATA.types[number][language];
const byId = id => document.getElementById(id);

// Every text enters the document through here, as text.
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === "class") made.className = value;
    else if (key === "onclick") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  for (const child of children) made.append(child);
  return made;
}

function speak() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const e of document.querySelectorAll("[data-word]")) e.textContent = word(e.dataset.word);
  for (const e of document.querySelectorAll("[data-title]")) { e.title = word(e.dataset.title); e.setAttribute("aria-label", e.title); }
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", word(e.dataset.label));
  for (const e of document.querySelectorAll("[data-placeholder]")) e.placeholder = word(e.dataset.placeholder);
  byId("left").textContent = DATA.leftOut ? word("left_out", DATA.leftOut) : "";
}
