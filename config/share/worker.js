"use strict";

// Over HTTPS only: keeps the page, and the walks that were chosen (page.js puts them here), for when the computer is out of reach.
// What can be fetched is fetched; what cannot comes from here.
const KEPT = "walkcoach";

async function keepPage() {
  const cache = await caches.open(KEPT);
  await cache.addAll(["./", "page.css", "page.js", "hers.js", "step.js", "index.json"]);
  await self.skipWaiting();
}

// Sound is large: only what is chosen is kept, and by the page, once all of it is there.
async function answer(request) {
  try {
    const got = await fetch(request);
    if (got.ok && !(got.headers.get("Content-Type") || "").startsWith("audio/")) (await caches.open(KEPT)).put(request, got.clone());
    return got;
  } catch (why) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw why;
  }
}

self.addEventListener("install", event => event.waitUntil(keepPage()));
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  if (event.request.method === "GET" && !event.request.headers.has("Range")) event.respondWith(answer(event.request));
});
