"use strict";
const $ = id => document.getElementById(id);
const audio = $("audio");
const TINTS = ["#e3b778", "#9cc3a5", "#3e8e8a", "#d97757", "#5b6c9d", "#8fb8c6", "#c9a9a6", "#e9b7a0"];   // as the plots
const SMALLEST = .45;                                     // the circle after breathing out, as a share of its ring
const PLAY = "<svg viewBox='0 0 24 24' aria-hidden='true'>" +
  "<path d='M8 5.2v13.6c0 .8.9 1.3 1.5.8l10.2-6.8c.6-.4.6-1.2 0-1.6L9.5 4.4C8.9 3.9 8 4.4 8 5.2z'/></svg>";
const PAUSE = "<svg viewBox='0 0 24 24' aria-hidden='true'>" +
  "<rect x='6' y='4.5' width='4.2' height='15' rx='1.2'/><rect x='13.8' y='4.5' width='4.2' height='15' rx='1.2'/></svg>";

let walks = [];
let walk = null;                                          // the one in the player
let data = { chapters: [], words: [], breath: [] };       // of it, empty where there is none

// --- Texts ---

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds)), pad = n => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return (hours ? hours + ":" + pad(minutes) : minutes) + ":" + pad(whole % 60);
}
const minutes = seconds => seconds < 60 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
const megabytes = bytes => bytes < 100000 ? Math.ceil(bytes / 1000) + " kB" : (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) + " MB";
const titleOf = one => one.title || one.file.replace(/\.[^.]*$/, "");
const link = file => encodeURIComponent(file);

function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// The last of a list sorted by `at` that has begun; -1 before the first.
function lastBegun(list, now) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].at <= now) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// --- The list ---

function card(one) {
  const item = element("li"), open = element("button", "open"), words = element("span"), facts = element("div", "facts");
  const disc = element("span", "disc"), save = element("a", "", "Download" + (one.bytes ? " · " + megabytes(one.bytes) : ""));
  disc.innerHTML = PLAY;
  words.append(element("strong", "", titleOf(one)));
  if (one.about) words.append(element("small", "", one.about));
  open.type = "button";
  open.append(disc, words);
  open.onclick = () => { history.pushState(null, "", "#" + link(one.file)); show(one); audio.play().catch(() => {}); };
  const about = element("span", "soft", one.seconds ? minutes(one.seconds) : "");
  if (one.level) {
    const level = element("span", "level", "●".repeat(one.level) + "○".repeat(Math.max(0, 4 - one.level)));
    level.setAttribute("role", "img");
    level.setAttribute("aria-label", "level " + one.level + " of 4");
    about.append(one.seconds ? " · " : "", level);
  }
  save.href = link(one.file);
  save.download = one.file;
  save.setAttribute("aria-label", save.textContent + " · " + titleOf(one));
  facts.append(about, save);
  item.append(open, facts);
  return item;
}

async function list() {
  try {
    const answer = await fetch("index.json");
    walks = (await answer.json()).walks || [];
    if (!walks.length) throw new Error("none");
  } catch {
    $("trouble").hidden = false;
    $("trouble").textContent = "There are no walks here, or the computer has stopped sharing them.";
  }
  $("walks").replaceChildren(...walks.map(card));
  $("feed").value = new URL("feed.xml", location.href.split("#")[0]).href;
  fetch("feed.xml", { method: "HEAD" }).then(answer => { $("subscribe").hidden = !answer.ok; }, () => {});
  follow();
}

// --- The player ---

function show(one) {
  walk = one;
  data = { chapters: [], words: [], breath: [] };
  audio.src = link(one.file);
  $("title").textContent = document.title = titleOf(one);
  $("download").textContent = "Download" + (one.bytes ? " · " + megabytes(one.bytes) : "");
  $("download").href = link(one.file);
  $("download").download = one.file;
  $("broken").hidden = true;
  $("list").hidden = true;
  $("player").hidden = false;
  lay();
  window.scrollTo(0, 0);
  $("title").focus({ preventScroll: true });              // a screen reader begins there
  if (one.data) fetch(link(one.data)).then(answer => answer.json()).then(got => learn(one, got)).catch(() => {});
  if (navigator.mediaSession && window.MediaMetadata)
    navigator.mediaSession.metadata = new MediaMetadata({ title: titleOf(one), artist: "walkcoach",
      artwork: one.cover ? [{ src: link(one.cover), type: "image/png" }] : [] });
}

function learn(one, got) {
  if (one !== walk) return;                               // she has gone on to another meanwhile
  data = { chapters: got.chapters || [], words: got.words || [], breath: got.breath || [] };
  lay();
}

function close() {
  const card = $("walks").children[walks.indexOf(walk)];
  audio.pause();
  walk = null;
  document.title = "walkcoach";
  $("player").hidden = true;
  $("list").hidden = false;
  if (card) card.querySelector(".open").focus();          // back where she was
}

// The address says which walk is open, so that the phone's own way back leads to the list.
function follow() {
  const name = decodeURIComponent(location.hash.slice(1)), one = walks.find(each => each.file === name);
  if (one && one !== walk) show(one);
  if (!one && walk) close();
}

// A title that comes again has its colour again.
function tints() {
  const titles = [...new Set(data.chapters.map(chapter => chapter.title))];
  return data.chapters.map(chapter => TINTS[titles.indexOf(chapter.title) % TINTS.length]);
}

function lay() {
  const colours = tints();
  $("chapters").replaceChildren(...data.chapters.map((chapter, i) => {
    const item = element("li"), button = element("button");
    button.type = "button";
    button.style.setProperty("--tint", colours[i]);
    button.append(element("span", "", chapter.title), element("time", "", clock(chapter.at)));
    button.onclick = () => { seek(chapter.at); audio.play().catch(() => {}); };
    item.append(button);
    return item;
  }));
  $("parts").hidden = !data.chapters.length;
  $("breath").hidden = !data.breath.length;
  $("words").hidden = !data.words.length;
  draw();
}

const length = () => Number.isFinite(audio.duration) ? audio.duration : walk && walk.seconds || 0;

function seek(to) {
  audio.currentTime = Math.min(Math.max(0, to), Math.max(0, length() - .1));
  draw();
}

function drawBreath(now) {
  const breath = data.breath[lastBegun(data.breath, now)];
  const share = breath ? Math.min(1, (now - breath.at) / (breath.length || 1)) : 0;
  const eased = .5 - .5 * Math.cos(Math.PI * share), full = !breath ? 0 : breath.out ? 1 - eased : eased;
  $("circle").style.transform = `scale(${(SMALLEST + (1 - SMALLEST) * full).toFixed(4)})`;
  $("breath").classList.toggle("out", !!breath && breath.out && share < 1);
  const turn = !breath || share >= 1 ? "" : breath.out ? "out" : "in";
  if ($("turn").textContent !== turn) $("turn").textContent = turn;
}

function drawWords(now) {
  const said = data.words[lastBegun(data.words, now)], text = said ? said.text : "";
  if ($("words").textContent !== text) $("words").textContent = text;
  $("words").classList.toggle("said", !!said && now > said.end);
}

function drawChapter(now) {
  const at = lastBegun(data.chapters, now + .05), title = at < 0 ? walk && walk.about || "" : data.chapters[at].title;
  if ($("chapter").textContent !== title) $("chapter").textContent = title;
  [...$("chapters").querySelectorAll("button")].forEach((button, i) => {
    if (i === at) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
  });
}

// The parts in their colours, pale where she has not been yet.
function drawTrack(now, whole) {
  const percent = at => (whole ? 100 * at / whole : 0).toFixed(3) + "%", colours = tints();
  const stops = data.chapters.map((chapter, i) => `${colours[i]} ${percent(chapter.at)} ${percent(chapter.at + chapter.length)}`);
  const parts = stops.length ? stops.join(",") : "var(--breath), var(--breath)";
  $("seek").style.setProperty("--track",
    `linear-gradient(to right, transparent ${percent(now)}, rgb(251 247 239 / .6) 0), linear-gradient(to right, ${parts})`);
}

function draw() {
  const now = audio.currentTime, whole = length();
  drawBreath(now);
  drawWords(now);
  drawChapter(now);
  drawTrack(now, whole);
  $("seek").max = whole || 1;
  $("seek").value = now;
  $("seek").setAttribute("aria-valuetext", clock(now) + " of " + clock(whole));
  $("gone").textContent = clock(now);
  $("left").textContent = whole ? clock(whole - now) + " left" : "";
}

// Drawn at each frame while it plays; otherwise when something has changed.
function run() {
  draw();
  if (!audio.paused) requestAnimationFrame(run);
}

function drawPlay() {
  $("play").innerHTML = audio.paused ? PLAY : PAUSE;
  $("play").setAttribute("aria-label", audio.paused ? "Play" : "Pause");
}

// The same error comes of a kind of file that is not known here, and of a computer that is gone.
async function tellBroken(one) {
  const there = await fetch(link(one.file), { method: "HEAD" }).then(answer => answer.ok, () => false);
  if (one !== walk) return;
  $("broken").textContent = there ? "This phone cannot play this kind of file here. Downloaded, another player may."
                                  : "The computer has stopped sharing, or the phone has left its network.";
  $("broken").hidden = false;
}

// Where copying from a page wants https, the address stands marked, for her own hand.
function copyFeed() {
  $("feed").select();
  if (document.execCommand("copy")) $("copy").textContent = "Copied";
}

// Keys for who has some, wherever no button or field takes them.
function onKey(event) {
  if (!walk || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("button, a, input")) return;
  const keys = { " ": toggle, ArrowLeft: () => seek(audio.currentTime - 15), ArrowRight: () => seek(audio.currentTime + 15) };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function toggle() {
  if (audio.paused) audio.play().catch(() => {}); else audio.pause();
}

function jump(by) {
  const to = data.chapters[lastBegun(data.chapters, audio.currentTime + .05) + by];
  if (to) seek(to.at);
}

// --- Wiring ---

$("play").onclick = toggle;
$("before").onclick = () => seek(audio.currentTime - 15);
$("after").onclick = () => seek(audio.currentTime + 15);
$("seek").oninput = () => seek(Number($("seek").value));
$("copy").onclick = copyFeed;
document.addEventListener("keydown", onKey);
$("back").onclick = () => { history.pushState(null, "", location.pathname); close(); };
for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, drawPlay);
for (const event of ["timeupdate", "seeked", "durationchange"]) audio.addEventListener(event, draw);
audio.addEventListener("play", run);
audio.addEventListener("error", () => { if (walk) tellBroken(walk); });
window.addEventListener("popstate", follow);
if (navigator.mediaSession) {
  const keys = { previoustrack: () => jump(-1), nexttrack: () => jump(1),
                 seekbackward: () => seek(audio.currentTime - 15), seekforward: () => seek(audio.currentTime + 15) };
  for (const [key, act] of Object.entries(keys))
    try { navigator.mediaSession.setActionHandler(key, act); } catch { /* a key this phone does not know */ }
}
drawPlay();
list();
