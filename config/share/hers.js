"use strict";

// Her day, and the few questions after a walk, where the walks are her own: the computer then has today.json (job/today.h).
// What she answers stays on the phone until the computer has noted it (checkin), and on the computer from then on. A thought of
// harm is answered at once with whom to call, and is never kept, nor sent.
//
//     a walk ends, or "I stop here"  ─▶ any of these?  ─▶ and of these?  ─▶ easy · good · hard  ─▶ kept ─▶ noted
//                                          a red one: whom to call, and nothing more is asked

const HARM = "harm";
const WAITING = "walkcoach answers", LAST = "walkcoach last";   // in localStorage
const ANSWER_LIMIT = 8000, TRY_AGAIN = 30000;                   // ms

let day = null;                                                 // today.json; null: there is none
let dayUnknown = false;                                         // the computer is there, and cannot say
let dayFresh = "";                                              // the phone's date when it came from the computer
let asking = null;                                              // what is being asked: { answer, step, later }
let sending = false;
let quiet = false;                                              // nothing is said of noting

// --- Kept on the phone ---

let unkept = {};                                                // where the phone keeps nothing: until the page is closed

function kept(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) || otherwise; } catch { return unkept[key] || otherwise; }
}

function keep(key, value) {
  unkept[key] = value;
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a phone that keeps nothing */ }
}

// --- Days and signs ---

const dateOf = when => `${when.getFullYear()}-${String(when.getMonth() + 1).padStart(2, "0")}-${String(when.getDate()).padStart(2, "0")}`;
const isFresh = () => !!day && dayFresh === dateOf(new Date());
const today = () => isFresh() ? day.day : dateOf(new Date());   // as the computer counts, where it said so today
const number = () => day && day.number || TEXTS.someNumber;
const signs = group => (day && day.signs || []).filter(sign => sign.group === group);
const isRedSign = id => ["emergency", "provider"].some(group => signs(group).some(sign => sign.id === id));

// What she has said counts at once, wherever the computer is.
const isRed = () => !!day && (day.state === "red" || kept(WAITING, []).some(answer => answer.signs.some(isRedSign)));

// In her words for it: "Tuesday, 1 December".
function dayName(text) {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(year, month - 1, date).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}

// Over HTTPS the worker gives the last one there was: then its date says so.
async function askDay() {
  try {
    const answer = await fetch("today.json", { cache: "no-store" });
    dayUnknown = answer.status === 503;
    if (answer.status === 404) day = null;
    if (!answer.ok) return;
    const sent = answer.headers.get("Date");
    day = await answer.json();
    dayFresh = dateOf(sent ? new Date(sent) : new Date());
  } catch { /* out of reach: what is known stays */ }
}

async function newDay() {
  await askDay();
  layDay();
}

// --- The card of today ---

const sessionOf = name => (name || "").split("/").pop().replace(/\.cfg$/, "");
const exported = (name, level) => walks.find(one => one.walk === sessionOf(name) && (!level || one.level === level));
const nameOf = name => sessionOf(name).replace(/[-_]/g, " ");

function playButton(one, of) {
  const open = action("button", "open", PLAY, TEXTS.play, fill(TEXTS.todayPlay, { of, title: titleOf(one) }));
  open.onclick = () => choose(one, 0);
  return open;
}

// One thing to do: with its button where it is among the files.
function dayPart(title, name, level, words) {
  const part = element("div", "part"), one = exported(name, level), said = element("div", "about");
  said.append(element("small", "", title), element("strong", "", one ? titleOf(one) : nameOf(name)));
  part.append(said);
  if (words) part.append(element("p", "facts", words));
  if (one) part.append(playButton(one, title));
  return part;
}

function walkPart() {
  const { session, level, minutes } = day.walk, one = exported(session, level);
  const part = dayPart(TEXTS.todayWalk, session, level, fill(TEXTS.todayFacts, { minutes, level }));
  if (!one) part.append(element("p", "facts", TEXTS.todayNotHere));
  return part;
}

function dayParts() {
  const parts = [];
  if (day.state === "walk" && day.walk) parts.push(walkPart());
  if (day.why) parts.push(element("p", "why", day.why));
  if (day.advice) parts.push(element("p", "advice", day.advice));
  if (day.state === "ask") parts.push(element("p", "why", TEXTS.todayAsk));
  if (day.daily) parts.push(dayPart(TEXTS.todayDaily, day.daily, 0, ""));
  if (day.drill) parts.push(dayPart(day.easier ? TEXTS.todayEasier : TEXTS.todayDrill, day.drill, 0, ""));
  if (day.next && day.state !== "walk") parts.push(element("p", "facts", fill(TEXTS.todayNext, { day: dayName(day.next) })));
  if (laterOn()) {
    const since = element("button", "button", TEXTS.since);
    since.type = "button";
    since.onclick = askSince;
    parts.push(since);
  }
  return parts;
}

function signList(group, title) {
  const part = element("div", "part"), list = element("ul", "signs");
  list.append(...signs(group).map(sign => element("li", "", sign.words)));
  part.append(element("h3", "", fill(title, { number: number() })), list);
  return part;
}

function callButton() {
  const call = element("a", "button open", fill(TEXTS.call, { number: number() }));
  call.href = "tel:" + number().replace(/[^\d+*#]/g, "");
  return call;
}

function redParts() {
  const now = signList("emergency", TEXTS.redEmergency);
  if (day.number) now.append(callButton());
  return [element("p", "why", TEXTS.redWhy), now, signList("provider", TEXTS.redProvider), element("p", "facts", TEXTS.redUntil)];
}

// While a red sign is open there is nothing else on the page.
function layDay() {
  const red = isRed(), shown = red || isFresh(), waiting = kept(WAITING, []).length;
  $("day").hidden = !shown;
  $("day").classList.toggle("red", red);
  if (shown) {
    put("day-title", red ? TEXTS.state.red : TEXTS.state[day.state] || TEXTS.state.walk);
    $("day-parts").replaceChildren(...(red ? redParts() : dayParts()));
  }
  $("offer").hidden = red;
  $("step").hidden = red || !day;
  $("waiting").hidden = !waiting && !dayUnknown;
  put("waiting", dayUnknown ? TEXTS.todayUnknown : waiting ? TEXTS.waitingToNote : "");
  if (red && walk) leave();
}

// --- The questions ---

// What she heard of a walk, in seconds of it: dragging the bar to the end is not a walk.
let heard = 0, heardAt = 0, jumping = false;

function hear() {
  const now = audio.currentTime;
  if (!jumping && !audio.paused && now > heardAt) heard += now - heardAt;
  heardAt = now;
}

function hearFrom(from) { heard = heardAt = from; }

function land() {
  jumping = false;
  heardAt = audio.currentTime;
}

// The phone gives no such number over plain HTTP.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const canAsk = () => !!day && !!(day.signs || []).length && !!walk && !!walk.walk;
const isBegun = () => canAsk() && heard >= 10 && !audio.ended;

function answerOf(one) {
  return { id: newId(), day: today(), walk: one.walk, level: one.level || 0, minutes: Math.min(240, Math.round((one.seconds || 0) / 60)),
    left_early: heard < length() / 2, feel: "", signs: [] };
}

// After the walk that is in the player.
function ask() {
  if (!canAsk() || asking || heard < 10) return;
  begin({ answer: answerOf(walk), later: false, ended: audio.ended });
  pause();
  $("player").hidden = true;
}

function begin(what) {
  asking = Object.assign(what, { all: [] });
  for (const id of ["noted", "ask-advice"]) put(id, "");
  step("red");
}

// Bleeding shows hours later: until the next walk she may say so.
const laterOn = () => isFresh() && kept(LAST, { day: "" }).day === today() && day.state === "done";

function askSince() {
  $("list").hidden = true;
  begin({ answer: Object.assign({}, kept(LAST, null), { id: newId() }), later: true, ended: true });
}

const isWalk = answer => answer.level > 0 && !answer.left_early;

const STEPS = {
  red: { title: "askRed", why: "askRedWhy", groups: ["emergency", "provider"] },
  amber: { title: "askAmber", why: "askAmberWhy", groups: ["shorter"] },
  feel: { title: "askFeel", why: "askFeelWhy", groups: [] },
};

function step(name) {
  asking.step = name;
  asking.ticked = [];
  const { title, why, groups } = STEPS[name];
  $("checkin").hidden = false;
  document.documentElement.className = "";
  put("ask-title", TEXTS[title]);
  put("ask-why", name === "red" ? fill(TEXTS[why], { ended: asking.later ? TEXTS.askSince : asking.ended ? TEXTS.askEnded : TEXTS.askStopped })
                                : TEXTS[why]);
  $("ask-signs").replaceChildren(...groups.map(signGroup));
  layFoot();
  window.scrollTo(0, 0);
  $("ask-title").focus({ preventScroll: true });
}

function signGroup(group) {
  const set = element("fieldset", group), titles = { emergency: TEXTS.redEmergency, provider: TEXTS.redProvider, shorter: TEXTS.amberShorter };
  set.append(element("legend", "", fill(titles[group], { number: number() })));
  for (const sign of signs(group)) {
    const label = element("label", "sign"), box = element("input");
    box.type = "checkbox";
    box.value = sign.id;
    box.autocomplete = "off";
    box.onchange = tick;
    label.append(box, element("span", "", sign.words));
    set.append(label);
  }
  return set;
}

function tick() {
  asking.ticked = [...$("ask-signs").querySelectorAll("input:checked")].map(box => box.value);
  layFoot();
}

// What to do about what she has ticked, the most urgent first.
function whatToDo(ticked) {
  const has = group => ticked.some(id => id !== HARM && signs(group).some(sign => sign.id === id)), said = [];
  if (ticked.includes(HARM)) said.push(fill(TEXTS.doHarm, { number: number() }));
  if (has("emergency")) said.push(fill(TEXTS.doEmergency, { number: number() }));
  if (has("provider")) said.push(fill(TEXTS.doProvider, { number: number() }));
  for (const sign of signs("shorter")) if (ticked.includes(sign.id)) said.push(TEXTS.doAmber[sign.id] || "");
  if (has("shorter")) said.push(TEXTS.doShorter);
  if (ticked.includes("bleeding") && day.week >= 8) said.push(TEXTS.doBleedingLate);
  return said.filter(text => text);
}

function choice(text, className, act) {
  const made = element("button", "button " + className, text);
  made.type = "button";
  made.onclick = act;
  return made;
}

// What to do is said where she is, at once; the buttons stay in reach.
function layFoot() {
  const { ticked, step: name } = asking, red = ticked.some(isRedSign);
  layDo(ticked);
  if (name === "feel")
    $("ask-actions").replaceChildren(...["easy", "good", "hard"].map(feel => choice(TEXTS.feel[feel], "open", () => { asking.answer.feel = feel; next(); })),
      choice(TEXTS.skip, "", next));
  else
    $("ask-actions").replaceChildren(choice(ticked.length ? red ? TEXTS.doneRed : TEXTS.goOnAsking : TEXTS.noneOfThese, "open", next), choice(TEXTS.skip, "", skip));
}

function layDo(ticked) {
  const said = whatToDo(ticked), red = ticked.some(isRedSign);
  const now = signs("emergency").some(sign => ticked.includes(sign.id));
  const text = said.join("\n");
  if ($("ask-do").dataset.text !== text) $("ask-do").replaceChildren(...said.map(each => element("p", "", each)));
  $("ask-do").dataset.text = text;
  $("ask-do").hidden = !said.length;
  $("ask-do").classList.toggle("red", red);
  $("ask-call").replaceChildren(...(now && day.number ? [callButton()] : []));
}

function skip() {
  asking.ticked = [];
  next();
}

function next() {
  const { answer, ticked, step: name, later: again } = asking;
  answer.signs = [...new Set(answer.signs.concat(ticked.filter(id => id !== HARM)))];
  asking.all.push(...ticked);
  if (name === "red" && !ticked.some(isRedSign)) step("amber");
  else if (name === "amber" && isWalk(answer) && !again) step("feel");
  else finish();
}

// The answer stays on the phone until it is noted.
function finish() {
  const { answer, all } = asking, red = all.some(isRedSign);
  keepAnswer();
  quiet = all.includes(HARM);
  asking = null;
  put("ask-title", red ? TEXTS.thanksRed : TEXTS.thanks);
  put("ask-why", answer.signs.length || red ? "" : TEXTS.thanksWhy);
  $("ask-signs").replaceChildren();
  layDo(all);
  $("ask-actions").replaceChildren(choice(TEXTS.endHome, "open", leave));
  window.scrollTo(0, 0);
  $("ask-title").focus({ preventScroll: true });
  send();
}

function keepAnswer() {
  const { answer } = asking, waiting = kept(WAITING, []).filter(each => each.id !== answer.id);
  keep(WAITING, waiting.concat(answer));
  if (answer.level) keep(LAST, answer);
}

// She may close the page in the middle: what she has said by then, and the walk, are not lost.
function keepUnfinished() {
  if (!asking) return;
  asking.answer.signs = [...new Set(asking.answer.signs.concat(asking.ticked.filter(id => id !== HARM)))];
  if (asking.answer.signs.length || (asking.ended && !asking.later)) keepAnswer();
}

// Back to the list, from the questions or from a walk.
function leave() {
  const asked = !$("checkin").hidden;
  keepUnfinished();
  asking = null;
  $("checkin").hidden = true;
  if (location.hash) history.pushState(null, "", location.pathname);
  if (walk) close(); else $("list").hidden = false;
  layDay();
  if (asked) window.scrollTo(0, 0);
  if (asked && !$("day").hidden) $("day-title").focus({ preventScroll: true });
}

// --- To the computer ---

async function sendOne(answer) {
  const stop = new AbortController(), alarm = setTimeout(() => stop.abort(), ANSWER_LIMIT);
  try {
    const reply = await fetch("checkin", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(answer),
      signal: stop.signal, cache: "no-store" });
    return reply.status;
  } catch { return 0; } finally { clearTimeout(alarm); }
}

// In the order in which they were said; what the computer will never take is not offered again.
async function send() {
  if (sending) return;
  sending = true;
  let said = "";
  for (let waiting; (waiting = kept(WAITING, [])).length; ) {
    const status = await sendOne(waiting[0]);
    if (status !== 200 && status !== 400) { said = TEXTS.waitingToNote; break; }
    said = status === 200 ? TEXTS.noted : TEXTS.notNoted;
    keep(WAITING, kept(WAITING, []).filter(answer => answer.id !== waiting[0].id));
  }
  sending = false;
  if (!said) return;
  put("noted", quiet ? "" : said);
  if (said !== TEXTS.waitingToNote) await askDay();
  const advice = said === TEXTS.noted && day && day.advice || "";
  put("ask-advice", $("checkin").hidden || asking ? "" : advice);
  if ($("checkin").hidden) layDay();
}

function isHome() { if (kept(WAITING, []).length) send(); }

// --- Wiring ---

function wireHers() {
  $("stop").onclick = ask;
  $("back").onclick = $("home").onclick = leave;
  audio.addEventListener("timeupdate", () => { hear(); $("stop").hidden = !isBegun(); });
  for (const event of ["seeking", "emptied"]) audio.addEventListener(event, () => { jumping = true; });
  for (const event of ["seeked", "playing"]) audio.addEventListener(event, land);
  audio.addEventListener("ended", ask);
  addEventListener("online", isHome);
  addEventListener("pagehide", keepUnfinished);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && day) { isHome(); if (!asking) newDay(); } });
  setInterval(isHome, TRY_AGAIN);
  isHome();
}
