// Search runs in a worker, and browsers refuse workers to pages opened from a folder. There, and only
// there, this stands in for one: the worker's script runs in a hidden frame of the same page.
(function () {
  "use strict";
  if (location.protocol !== "file:") {
    return;
  }

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.onmessage = null;
      this.onerror = null;
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Search";
      this.frame.setAttribute("aria-hidden", "true");
      this.frame.addEventListener("load", () => this.start(String(url)), { once: true });
      document.documentElement.appendChild(this.frame);
    }

    start(url) {
      const inside = this.frame.contentWindow;
      if (inside === null) {
        return;
      }
      inside.postMessage = (data) => {
        const event = new MessageEvent("message", { data: structuredClone(data) });
        setTimeout(() => {
          this.dispatchEvent(event);
          if (typeof this.onmessage === "function") {
            this.onmessage(event);
          }
        });
      };
      inside.importScripts = () => undefined;
      const script = inside.document.createElement("script");
      script.addEventListener("load", () => {
        const waiting = this.waiting;
        this.waiting = null;
        waiting.forEach((data) => this.deliver(data));
      });
      script.src = new URL(url, document.baseURI).href;
      inside.document.body.appendChild(script);
    }

    deliver(data) {
      const inside = this.frame.contentWindow;
      if (inside !== null) {
        const copy = structuredClone(data);
        inside.dispatchEvent(new inside.MessageEvent("message", { data: copy }));
      }
    }

    postMessage(data) {
      if (this.waiting === null) {
        this.deliver(data);
      } else {
        this.waiting.push(data);
      }
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.Worker = FrameWorker;
})();
