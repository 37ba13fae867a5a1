// Service worker of the kiosk: caches its page and assets, so that it starts offline. It does not handle submissions.
const CACHE_NAME = "urbivox-kiosk-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  const isOurs = origin === self.location.origin && (mode === "navigate" || pathname.startsWith("/assets/"));
  if (method !== "GET" || !isOurs) return;
  const keep = async () => {
    const cache = await caches.open(CACHE_NAME);
    try {
      const fresh = await fetch(event.request);
      if (fresh.ok) await cache.put(event.request, fresh.clone());
      return fresh;
    } catch (cause) {
      const cached = await cache.match(event.request);
      if (cached) return cached;
      throw cause;
    }
  };
  event.respondWith(keep());
});
