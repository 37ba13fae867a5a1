// Service worker of the kiosk: caches its page and assets, so that it starts offline. It does not handle submissions.
const SHELF = "urbivox-kiosk-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  const isOurs = origin === self.location.origin && (mode === "navigate" || pathname.startsWith("/assets/"));
  if (method !== "GET" || !isOurs) return;
  const keep = async () => {
    const shelf = await caches.open(SHELF);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok) await shelf.put(event.request, fresh.clone());
      return fresh;
    } catch (cause) {
      const kept = await shelf.match(event.request);
      if (kept) return kept;
      throw cause;
    }
  };
  event.respondWith(keep());
});
