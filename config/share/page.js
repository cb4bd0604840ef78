"use strict";

// Every text of the page, whole: another language is another table. {names} are filled in.
const TEXTS = {
  which: "Which walk today?",
  legend: "●○○○ is the gentlest, ●●●● the hardest.",
  drills: "Exercises",
  later: "Not yet",
  fromWeek: "from week {week}", afterYes: "once your provider has said yes",
  none: "There are no walks here, or the computer has stopped sharing them.",
  podcast: "In a podcast app",
  podcastHow: "Add this address there, and walks come in by themselves whenever the computer shares them.",
  podcastAddress: "Address of the podcast feed",
  copy: "Copy", copied: "Copied",
  play: "Play", pause: "Pause",
  playWalk: "Play {title}",
  goOn: "Go on at {time}",
  goOnWalk: "Go on at {time} in {title}",
  download: "Download", downloadSize: "Download · {size}",
  downloadWalk: "Download {title}",
  seconds: "{count} s", minutes: "{count} min",
  kilobytes: "{count} kB", megabytes: "{count} MB",
  level: "level {level} of 4",
  back: "‹ All walks",
  place: "Place in the walk", placeNow: "{time} of {whole}", left: "{time} left",
  backShort: "−15", onShort: "+15", backward: "15 seconds back", forward: "15 seconds on",
  parts: "Parts of the walk",
  breatheIn: "in", breatheOut: "out",
  loadedLabel: "How much of the walk is on the phone",
  loading: "{got} of {whole} on the phone. Stay near the computer until it says that you may go.",
  loadingFirst: "The walk comes onto the phone. Stay near the computer until it says that you may go.",
  waiting: "The sound waits for the computer: {got} of {whole} are here. Stay near it.",
  lost: "Stopped at {got} of {whole}: the computer is out of reach. Go back near it, and the rest comes by itself.",
  offline: "Stopped at {got} of {whole}: the phone is offline. Turn Wi-Fi on, and the rest comes by itself.",
  ready: "All on the phone. You may go.",
  readyAt: "All on the phone. You may go. Play goes on at {time}.",
  broken: "The computer has stopped sharing this walk. Share it again there, then load this page again.",
  unplayable: "This phone cannot play this kind of file here. Downloaded, another player may.",
  endTitle: "Done. That was all of it.",
  endText: "{title}, {length}. Rest a little, and notice how you feel.",
  again: "Once more", endHome: "All walks",
  stop: "I stop here",
  todayWalk: "Today's walk", todayPlay: "{of}: play {title}", todayFacts: "{minutes} min, level {level}", todayNotHere: "It is not on this page yet. On the computer: walkcoach export today",
  todayDaily: "The daily five", todayDrill: "One exercise, if you like", todayEasier: "One exercise, in its easier form",
  todayNext: "The next walk: {day}.", todayUnknown: "What you noted cannot be read just now. On the computer, walkcoach today says why.",
  todayAsk: "They are on the computer: walkcoach today",
  state: {
    walk: "Today", "at-home": "Today: up and about at home", "day-off": "A day off today", resting: "Rest today", done: "You have walked today",
    ask: "Before the next walk", red: "No walk now: call first", stopped: "Your plan waits for your provider's yes", ended: "This plan has ended",
  },
  redWhy: "You noted a sign that has to be looked at first. If you have not called yet, call now.",
  redEmergency: "Call {number} now:", redProvider: "Call your midwife, GP or maternity unit today (no answer within an hour, or it gets worse: {number}):",
  redUntil: "Walks come back when your provider has said yes. Then, on the computer: walkcoach done --provider-said-yes",
  call: "Call {number}", someNumber: "your emergency number",
  since: "Something since then?",
  askRed: "Any of these?", askRedWhy: "{ended} Tick what there is.",
  askEnded: "That was all of it.", askStopped: "To stop is fine.", askSince: "Some things show hours later.",
  askAmber: "And any of these?", askAmberWhy: "During the walk, or now.", amberShorter: "They make the next walk shorter:",
  askFeel: "How was it?", askFeelWhy: "It decides how the next ones go on.", feel: { easy: "Easy", good: "Good", hard: "Hard" },
  noneOfThese: "None of these", goOnAsking: "Go on", doneRed: "Done", skip: "Skip",
  doHarm: "You are not alone, and it is treatable. Call {number} now, and let somebody stay with you and the baby. That you ticked this is not kept, and not sent.",
  doEmergency: "Stop, and call {number} now.",
  doProvider: "Stop, and call your midwife, GP or maternity unit today. No answer within an hour, or it gets worse: {number}.",
  doAmber: {
    heavy: "If you see or feel a bulge: call your midwife or GP this week.", leaking: "", doming: "",
    pain: "", bleeding: "If it soaks a pad in an hour, or clots like an egg come: call your midwife or maternity unit today.",
  },
  doShorter: "Rest now. Your next walk will be shorter.", doBleedingLate: "Bleeding at this time after the birth: call your GP.",
  thanks: "Thank you.", thanksRed: "No more walks for now.", thanksWhy: "Rest a little, and notice how you feel.",
  noted: "Noted.", waitingToNote: "Will be noted when you are home.", notNoted: "The computer could not note it. Note it there: walkcoach done",
  step: "Your own step", stepHow: "Walk as when nobody hurries you, and tap once with each step, sixteen times.",
  stepTap: "Tap with each step", stepCount: "{count} of {of}", stepAgain: "Once more",
  stepPace: "{pace} steps a minute, give or take {spread}.", stepOut: "Left out because they were far off: {out}.",
  stepUneven: "These were too uneven to say. Once more, without looking at the phone?",
  stepKeep: "To walk at it, type on the computer:", stepType: "walkcoach init --own-pace {pace}",
  medical: "Stop when something hurts, leaks, drags or makes you dizzy. This is a companion, not medical advice.",
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const $ = id => document.getElementById(id);
const audio = $("audio");
const TINTS = ["#e3b778", "#9cc3a5", "#3e8e8a", "#d97757", "#5b6c9d", "#8fb8c6", "#c9a9a6", "#e9b7a0"];   // as the plots
const SMALLEST = .45;                                     // the circle after breathing out, as a share of its ring
const LONG = 75;                                          // letters that the large type has no room for
const SILENT = 8000, AGAIN = 3000;                        // ms without a byte, and until the next try
const PLAY = "<svg viewBox='0 0 24 24' aria-hidden='true'>" +
  "<path d='M8 5.2v13.6c0 .8.9 1.3 1.5.8l10.2-6.8c.6-.4.6-1.2 0-1.6L9.5 4.4C8.9 3.9 8 4.4 8 5.2z'/></svg>";
const PAUSE = "<svg viewBox='0 0 24 24' aria-hidden='true'>" +
  "<rect x='6' y='4.5' width='4.2' height='15' rx='1.2'/><rect x='13.8' y='4.5' width='4.2' height='15' rx='1.2'/></svg>";
const SAVE = "<svg viewBox='0 0 24 24' aria-hidden='true'><path d='M10.8 4h2.4v8l2.9-2.9 1.7 1.7L12 16.6l-5.8-5.8 1.7-1.7 2.9 2.9zM5 18h14v2.4H5z'/></svg>";
const IOS = /iP(hone|ad|od)/.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

let walks = [];
let walk = null;                                          // the one in the player
let data = { chapters: [], words: [], breath: [] };       // of it, empty where there is none
let load = null;                                          // how it comes onto the phone
let wanted = false;                                       // she has pressed play, whatever is heard yet
let stuck = false;                                        // and nothing is
let pending = 0;                                          // where to begin once the sound is known
let part = -1;                                            // the chapter that is shown

// --- Texts ---

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds)), pad = n => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  return (hours ? hours + ":" + pad(minutes) : minutes) + ":" + pad(whole % 60);
}
const lasts = seconds => seconds < 60 ? fill(TEXTS.seconds, { count: Math.round(seconds) })
                                      : fill(TEXTS.minutes, { count: Math.round(seconds / 60) });
const size = bytes => bytes < 100000 ? fill(TEXTS.kilobytes, { count: Math.ceil(bytes / 1000) })
                                     : fill(TEXTS.megabytes, { count: (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) });
const titleOf = one => one.title || one.file.replace(/\.[^.]*$/, "");
const link = file => encodeURIComponent(file);
const soundOf = one => one.link || link(one.file);        // a name in another encoding comes as a link
const downloadOf = one => one.bytes ? fill(TEXTS.downloadSize, { size: size(one.bytes) }) : TEXTS.download;

function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function put(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
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

// --- Where she was: kept on the phone, for each walk ---

const placeKey = one => "walkcoach place " + one.file;

function placeOf(one) {
  try { return Number(localStorage.getItem(placeKey(one))) || 0; } catch { return 0; }
}

// Neither the first moments of a walk nor its last are a place to go back to.
function keepPlace() {
  if (!walk || !audio.readyState) return;
  const at = audio.currentTime, kept = at >= 10 && at < length() - 5;
  try {
    if (kept) localStorage.setItem(placeKey(walk), at.toFixed(1));
    else if (at >= 10) localStorage.removeItem(placeKey(walk));
  } catch { /* a phone that keeps nothing */ }
}

// --- The list ---

function action(kind, className, sign, text, label) {
  const made = element(kind, "button " + className);
  made.innerHTML = sign;
  made.append(element("span", "", text));
  made.setAttribute("aria-label", label);
  if (kind === "button") made.type = "button";
  return made;
}

function about(one) {
  const words = element("div", "about");
  words.append(element("strong", "", titleOf(one)));
  if (one.about) words.append(element("small", "", one.about));
  return words;
}

function facts(one) {
  const line = element("p", "facts", one.seconds ? lasts(one.seconds) : "");
  if (one.level) {
    const level = element("span", "level", "●".repeat(one.level) + "○".repeat(Math.max(0, 4 - one.level)));
    level.setAttribute("role", "img");
    level.setAttribute("aria-label", fill(TEXTS.level, { level: one.level }));
    line.append(one.seconds ? " · " : "", level);
  }
  if (one.bytes) line.append(one.seconds || one.level ? " · " : "", size(one.bytes));
  return line;
}

function choose(one, at) {
  if (isRed()) return;
  history.pushState(null, "", "#" + link(one.file));
  show(one, at);
  play();
}

function card(one) {
  const item = element("li"), actions = element("div", "actions"), title = titleOf(one), at = placeOf(one), words = about(one);
  const open = action("button", "open", PLAY, TEXTS.play, fill(TEXTS.playWalk, { title }));
  const save = action("a", "", SAVE, TEXTS.download, fill(TEXTS.downloadWalk, { title }));
  open.onclick = words.onclick = () => choose(one, 0);
  save.href = soundOf(one);
  save.download = one.file;
  if (at) {
    const values = { time: clock(at), title };
    const on = action("button", "on", PLAY, fill(TEXTS.goOn, values), fill(TEXTS.goOnWalk, values));
    on.onclick = () => choose(one, at);
    actions.append(on);
  }
  actions.append(open, save);
  item.append(words, facts(one), actions);
  return item;
}

function laterCard(one) {
  const item = element("li"), line = facts(one);
  line.append(one.level ? " · " : "", one.week ? fill(TEXTS.fromWeek, { week: one.week }) : TEXTS.afterYes);
  item.append(about(one), line);
  return item;
}

// Walks, and apart from them what has no level: the exercises.
function layList(later) {
  const isDrill = one => one.walk && !one.level, drills = walks.filter(isDrill);
  $("walks").replaceChildren(...walks.filter(one => !isDrill(one)).map(card));
  $("drills").replaceChildren(...drills.map(card));
  $("later").replaceChildren(...later.map(laterCard));
  $("more-drills").hidden = !drills.length;
  $("more-later").hidden = !later.length;
  $("legend").hidden = !walks.concat(later).some(one => one.level);
}

let later = [];

// What `export --all` left out; who asked for one of them by its name has it.
async function notYet() {
  try {
    const left = (await (await fetch("later.json")).json()).later || [];
    return left.filter(one => !walks.some(each => each.walk === one.walk));
  } catch { return []; }
}

async function list() {
  try {
    const answer = await fetch("index.json"), index = await answer.json();
    walks = index.walks || [];
    later = await notYet();
    await askDay();
    if (!walks.length) throw new Error("none");
    tidyKept().catch(() => {});
  } catch {
    $("trouble").hidden = false;
    put("trouble", TEXTS.none);
  }
  layList(later);
  layDay();
  $("feed").value = new URL("feed.xml", location.href.split("#")[0]).href;
  fetch("feed.xml", { method: "HEAD" }).then(answer => { $("subscribe").hidden = !answer.ok || isRed(); }, () => {});
  follow();
}

// --- The whole sound onto the phone ---
//
//     chosen ─▶ it plays from the computer ─▶ all is here ─▶ it plays from the phone, from the same moment
//
// Cut off, it goes on where it stopped as soon as the computer can be reached: of the same file, or from its beginning.

async function fetchOn(now) {
  const stop = new AbortController(), headers = now.got ? { Range: `bytes=${now.got}-`, "If-Range": now.tag } : {};
  let alarm = setTimeout(() => stop.abort(), SILENT);
  now.stop = () => stop.abort();
  try {
    const answer = await fetch(soundOf(now.one), { headers, signal: stop.signal, cache: "no-store" });
    if (answer.status === 404) { now.gone = true; return; }
    if (!answer.ok) throw new Error("refused");
    if (answer.status !== 206) { now.pieces = []; now.got = 0; }
    now.tag = answer.headers.get("ETag") || "";
    now.type = answer.headers.get("Content-Type") || "";
    now.whole = now.got + Number(answer.headers.get("Content-Length"));
    now.lost = false;
    for (const reader = answer.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(alarm);
      alarm = setTimeout(() => stop.abort(), SILENT);
      now.pieces.push(value);
      now.got += value.length;
      tell();
    }
    if (now.got < now.whole) throw new Error("cut off");
  } finally {
    clearTimeout(alarm);
  }
}

// Soon, or as soon as the phone is online again.
const soon = () => new Promise(go => { setTimeout(go, AGAIN); addEventListener("online", go, { once: true }); });

async function fetchAll(one) {
  const now = load = { one, pieces: [], got: 0, whole: one.bytes || 0, tag: "", type: "", lost: false, gone: false, url: "", stop: () => {} };
  while (load === now && !now.gone) {
    try {
      await fetchOn(now);
      break;
    } catch {
      if (load !== now) return;
      now.lost = true;
      tell();
      await soon();
    }
  }
  if (load === now && !now.gone) settle(now);
  else if (load === now && audio.error) wanted = false;
  if (load === now) drawPlay();
}

// From here on it plays from the phone.
function settle(now) {
  now.blob = new Blob(now.pieces, { type: now.type });
  now.url = URL.createObjectURL(now.blob);
  now.pieces = [];
  stuck = false;
  playFromHere(now);
  keepSound(now);
}

function playFromHere(now) {
  pending = at();
  audio.src = now.url;
  if (wanted) play();
}

// All of it is here, and it does not play: WebKit sometimes gives up what it has just begun to load. Once more.
function onError() {
  if (load && load.url && !load.again) {
    load.again = true;
    playFromHere(load);
  } else if (load && (load.url || load.gone)) wanted = false;
  drawPlay();
}

function forget() {
  const old = load;
  load = null;
  if (!old) return;
  old.stop();
  if (old.url) URL.revokeObjectURL(old.url);
}

// What is the matter, and what to do.
function stateNow() {
  const values = { got: size(load.got), whole: size(load.whole), time: clock(at()) };
  if (load.gone) return ["bad", TEXTS.broken];
  if (load.url && audio.error) return ["bad", TEXTS.unplayable];
  if (load.url) return ["good", at() >= 10 && !wanted && !audio.ended ? fill(TEXTS.readyAt, values) : TEXTS.ready];
  if (load.lost) return ["bad", fill(navigator.onLine === false ? TEXTS.offline : TEXTS.lost, values)];
  if (stuck && wanted && load.got) return ["bad", fill(TEXTS.waiting, values)];
  return ["", load.got ? fill(TEXTS.loading, values) : TEXTS.loadingFirst];
}

function tell() {
  if (!load) return;
  const [kind, text] = stateNow();
  $("state").className = kind;
  $("state").setAttribute("aria-live", kind ? "polite" : "off");   // each hundred kilobytes is not worth a word
  put("state-text", text);
  $("loaded").value = load.url ? 1 : load.whole ? load.got / load.whole : 0;
}

// --- The player ---

const at = () => audio.readyState ? audio.currentTime : pending;
const length = () => Number.isFinite(audio.duration) ? audio.duration : walk && walk.seconds || 0;

function show(one, from) {
  audio.src = soundOf(one);
  forget();
  walk = one;
  data = { chapters: [], words: [], breath: [] };
  part = -1;
  pending = from;
  hearFrom(from);
  $("stop").hidden = true;
  wanted = stuck = false;
  fetchAll(one);
  document.title = titleOf(one);
  put("title", titleOf(one));
  put("download", downloadOf(one));
  $("download").href = soundOf(one);
  $("download").download = one.file;
  $("list").hidden = true;
  $("player").hidden = false;
  document.documentElement.className = "playing";
  lay();
  tell();
  window.scrollTo(0, 0);
  $("title").focus({ preventScroll: true });              // a screen reader begins there
  if (one.data) fetch(link(one.data)).then(answer => answer.json()).then(got => learn(one, got)).catch(() => {});
  tellPhone();
}

function learn(one, got) {
  if (one !== walk) return;                               // she has gone on to another meanwhile
  data = { chapters: got.chapters || [], words: got.words || [], breath: got.breath || [] };
  lay();
  tellPhone();
}

function close() {
  const index = walks.indexOf(walk);
  keepPlace();
  wanted = false;
  audio.pause();
  audio.removeAttribute("src");
  audio.load();
  forget();
  walk = null;
  document.title = "walkcoach";
  document.documentElement.className = "";
  $("player").hidden = true;
  $("list").hidden = false;
  layList(later);
  const cards = [...document.querySelectorAll("#offer .open")], card = cards[index];
  if (card) card.focus();                                 // back where she was
}

// The address says which walk is open, so that the phone's own way back leads to the list.
function follow() {
  let name = "";
  if (!$("checkin").hidden) leave();
  try { name = decodeURIComponent(location.hash.slice(1)); } catch { /* nobody's name */ }
  const one = walks.find(each => each.file === name);
  if (one && one !== walk && !isRed()) show(one, placeOf(one));
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
    button.onclick = () => { seek(chapter.at); play(); };
    item.append(button);
    return item;
  }));
  $("parts").hidden = !data.chapters.length;
  layStage();
  draw();
}

// At the end a card takes the place of circle and words.
function layStage() {
  const ended = audio.ended && !!walk;
  $("end").hidden = !ended;
  $("breath").hidden = ended || !data.breath.length;
  $("words").hidden = ended || !data.words.length;
  if (ended) put("end-text", fill(TEXTS.endText, { title: titleOf(walk), length: lasts(length()) }));
}

function seek(to) {
  const place = Math.min(Math.max(0, to), Math.max(0, length() - .1));
  if (audio.readyState) audio.currentTime = place; else pending = place;
  layStage();
  draw();
  tell();
  tellPlace();
}

function drawBreath(now) {
  const breath = data.breath[lastBegun(data.breath, now)];
  const share = breath ? Math.min(1, (now - breath.at) / (breath.length || 1)) : 0;
  const eased = .5 - .5 * Math.cos(Math.PI * share), full = !breath ? 0 : breath.out ? 1 - eased : eased;
  $("circle").style.transform = `scale(${(SMALLEST + (1 - SMALLEST) * full).toFixed(4)})`;
  $("breath").classList.toggle("out", !!breath && breath.out && share < 1);
  put("turn", !breath || share >= 1 ? "" : breath.out ? TEXTS.breatheOut : TEXTS.breatheIn);
}

function drawWords(now) {
  const said = data.words[lastBegun(data.words, now)], text = said ? said.text : "";
  put("said", text);
  $("said").classList.toggle("long", text.length > LONG);
  $("said").classList.toggle("past", !!said && now > said.end);
}

function drawChapter(now) {
  const begun = lastBegun(data.chapters, now + .05);
  put("chapter", begun < 0 ? walk && walk.about || "" : data.chapters[begun].title);
  [...$("chapters").querySelectorAll("button")].forEach((button, i) => {
    if (i === begun) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
  });
  if (begun === part) return;
  part = begun;
  tellPhone();
}

// The parts in their colours, pale where she has not been yet.
function drawTrack(now, whole) {
  const percent = at => (whole ? 100 * at / whole : 0).toFixed(3) + "%", colours = tints();
  const stops = data.chapters.map((chapter, i) => `${colours[i]} ${percent(chapter.at)} ${percent(chapter.at + chapter.length)}`);
  const parts = stops.length ? stops.join(",") : "var(--breath), var(--breath)";
  $("seek").style.setProperty("--track",
    `linear-gradient(to right, transparent ${percent(now)}, var(--veil) 0), linear-gradient(to right, ${parts})`);
}

function draw() {
  const now = at(), whole = length();
  drawBreath(now);
  drawWords(now);
  drawChapter(now);
  drawTrack(now, whole);
  $("seek").max = whole || 1;
  $("seek").value = now;
  $("seek").setAttribute("aria-valuetext", fill(TEXTS.placeNow, { time: clock(now), whole: clock(whole) }));
  put("gone", clock(now));
  put("left", whole && !audio.ended ? fill(TEXTS.left, { time: clock(whole - now) }) : "");
}

// Drawn at each frame while it plays; otherwise when something has changed.
function run() {
  draw();
  if (!audio.paused) requestAnimationFrame(run);
}

function drawPlay() {
  $("play").innerHTML = wanted ? PAUSE : PLAY;
  $("play").setAttribute("aria-label", wanted ? TEXTS.pause : TEXTS.play);
  layStage();
  tell();
}

// A phone that wants a finger on it first says so; a sound that is not there yet begins by itself when it is.
function play() {
  if (isRed()) return;
  wanted = true;
  audio.play().catch(why => { if (why.name === "NotAllowedError") { wanted = false; drawPlay(); } });
  drawPlay();
}

function pause() {
  wanted = false;
  audio.pause();
  drawPlay();
}

const toggle = () => wanted ? pause() : play();

// Where copying from a page wants https, the address is selected, for her to copy by hand.
function copyFeed() {
  $("feed").select();
  if (document.execCommand("copy")) put("copy", TEXTS.copied);
}

// Keys for who has some, wherever no button or field takes them.
function onKey(event) {
  if (!walk || $("player").hidden || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("button, a, input")) return;
  const keys = { " ": toggle, ArrowLeft: () => seek(at() - 15), ArrowRight: () => seek(at() + 15) };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

// --- The lock screen ---

const session = navigator.mediaSession;

// Back: to where this part began, or shortly after that to the one before.
function jump(by) {
  const here = lastBegun(data.chapters, at() + .05), begun = data.chapters[here];
  const to = data.chapters[by < 0 && begun && at() - begun.at > 3 ? here : here + by];
  if (to) seek(to.at);
}

// On an iPhone what seeks by seconds would take the place of the arrows.
function wireKeys() {
  if (!session) return;
  const keys = { previoustrack: () => jump(-1), nexttrack: () => jump(1), seekto: to => seek(to.seekTime) };
  if (!IOS) Object.assign(keys, { play, pause, seekbackward: () => seek(at() - 15), seekforward: () => seek(at() + 15) });
  for (const [key, act] of Object.entries(keys))
    try { session.setActionHandler(key, act); } catch { /* a key this phone does not know */ }
}

function tellPhone() {
  if (!session || !window.MediaMetadata || !walk) return;
  const chapter = data.chapters[part], artwork = walk.cover ? [{ src: link(walk.cover), type: "image/png" }] : [];
  const chapterInfo = data.chapters.map(each => ({ title: each.title, startTime: each.at, artwork }));
  session.metadata = new MediaMetadata({ title: chapter ? chapter.title : titleOf(walk), artist: titleOf(walk), album: "walkcoach",
    artwork, chapterInfo });
  tellPlace();
}

function tellPlace() {
  const duration = length();
  if (!session || !session.setPositionState || !duration) return;
  try { session.setPositionState({ duration, position: Math.min(at(), duration), playbackRate: 1 }); } catch { /* not yet */ }
}

// --- Over HTTPS only: walks are kept for when the computer is away, and the screen may stay awake ---

const KEPT = "walkcoach", SECURE = location.protocol === "https:";
let awake = null;

async function keepSound(now) {
  if (!SECURE || !window.caches) return;
  const headers = { "Content-Type": now.type, "Content-Length": String(now.blob.size) };
  try { await (await caches.open(KEPT)).put(soundOf(now.one), new Response(now.blob, { headers })); } catch { /* no room */ }
}

// Of what is no longer in the list nothing is kept.
async function tidyKept() {
  if (!SECURE || !window.caches) return;
  const names = walks.flatMap(one => [soundOf(one), link(one.data || ""), link(one.cover || "")]);
  const wanted = new Set(["", "page.css", "page.js", "hers.js", "step.js", "index.json", "today.json", "later.json", "feed.xml", ...names]), cache = await caches.open(KEPT);
  for (const request of await cache.keys())
    if (!wanted.has(request.url.split("/").pop().split("#")[0])) cache.delete(request);
}

async function stayAwake() {
  if (!SECURE || !navigator.wakeLock) return;
  try {
    if (wanted && !awake && !document.hidden) awake = await navigator.wakeLock.request("screen");
    if (!wanted && awake) { await awake.release(); awake = null; }
    if (awake) awake.onrelease = () => { awake = null; };
  } catch { /* a phone that saves its battery */ }
}

// --- Wiring ---

if (SECURE && navigator.serviceWorker) navigator.serviceWorker.register("worker.js").catch(() => {});
document.addEventListener("visibilitychange", stayAwake);
for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, stayAwake);

for (const one of document.querySelectorAll("[data-text]")) one.textContent = TEXTS[one.dataset.text];
for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", TEXTS[one.dataset.label]);
$("play").onclick = toggle;
$("before").onclick = () => seek(at() - 15);
$("after").onclick = () => seek(at() + 15);
$("seek").oninput = () => seek(Number($("seek").value));
$("copy").onclick = copyFeed;
$("again").onclick = () => { seek(0); play(); };
document.addEventListener("keydown", onKey);
audio.addEventListener("loadedmetadata", () => {
  if (pending) audio.currentTime = Math.min(pending, length());
  tellPlace();
  draw();
});
audio.addEventListener("play", () => { wanted = true; tellPlace(); run(); });
audio.addEventListener("pause", () => { wanted = wanted && !!audio.error; keepPlace(); });   // an error is not her finger
for (const event of ["play", "pause", "ended", "playing"]) audio.addEventListener(event, drawPlay);
for (const event of ["timeupdate", "seeked", "durationchange"]) audio.addEventListener(event, draw);
for (const event of ["waiting", "stalled"]) audio.addEventListener(event, () => { stuck = true; tell(); });
for (const event of ["playing", "canplay", "timeupdate"]) audio.addEventListener(event, () => { if (stuck) { stuck = false; tell(); } });
audio.addEventListener("playing", wireKeys);
audio.addEventListener("error", onError);
audio.addEventListener("ended", keepPlace);
for (const event of ["online", "offline"]) addEventListener(event, tell);
addEventListener("pagehide", keepPlace);
document.addEventListener("visibilitychange", keepPlace);
setInterval(() => { if (!audio.paused) keepPlace(); }, 2000);
window.addEventListener("popstate", follow);
wireKeys();
wireHers();
wireStep();
drawPlay();
list();
