"use strict";

// Her own step: sixteen steps tapped on the page, and how many that is in a minute.

const STEP_TAPS = 16, STEP_LEFT = 10;                     // taps; and how many of their gaps have to be even
const STEP_LEAST = 60, STEP_MOST = 140;                   // steps a minute that a walk can have
const STEP_UNEVEN = .1;                                   // of the step: more spread than this says nothing

let taps = [];

function medianOf(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b), middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// A tap that was missed, or came twice, is far outside the others: further than three deviations, as the median absolute
// deviation gives them (1.4826 times it, for what is spread as errors are), and further than a hand is ever even (5 %).
// { pace, spread: steps a minute, out: how many gaps were left out }; null: they say nothing.
function paceOf(times) {
  const gaps = times.slice(1).map((time, i) => time - times[i]), middle = medianOf(gaps);
  const most = Math.max(3 * 1.4826 * medianOf(gaps.map(gap => Math.abs(gap - middle))), .05 * middle);
  const even = gaps.filter(gap => Math.abs(gap - middle) <= most);
  const mean = even.reduce((sum, gap) => sum + gap, 0) / even.length;
  const spread = Math.sqrt(even.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / even.length) / mean, pace = 60000 / mean;
  if (even.length < STEP_LEFT || spread > STEP_UNEVEN || !(pace >= STEP_LEAST && pace <= STEP_MOST)) return null;
  return { pace: Math.round(pace), spread: Math.max(1, Math.round(pace * spread)), out: gaps.length - even.length };
}

function layStep() {
  if (taps.length < STEP_TAPS) {
    put("tap", taps.length ? fill(TEXTS.stepCount, { count: taps.length, of: STEP_TAPS }) : TEXTS.stepTap);
    if (taps.length === 1) $("step-result").replaceChildren();
    return;
  }
  const found = paceOf(taps);
  taps = [];
  put("tap", TEXTS.stepAgain);
  const lines = !found ? [TEXTS.stepUneven] : [fill(TEXTS.stepPace, found), found.out ? fill(TEXTS.stepOut, found) : ""];
  $("step-result").replaceChildren(...lines.filter(line => line).map(line => element("p", "", line)));
  if (found) $("step-result").append(element("p", "soft", TEXTS.stepKeep), element("code", "", fill(TEXTS.stepType, found)));
}

function tap(event) {
  taps.push(event.timeStamp);
  layStep();
}

// A finger counts when it comes down; keys and screen readers only click.
function wireStep() {
  $("tap").addEventListener("pointerdown", tap);
  $("tap").addEventListener("click", event => { if (!event.detail) tap(event); });
  layStep();
}
