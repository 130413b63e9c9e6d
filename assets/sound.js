/* Recording sound or film on the page. What is recorded is sent every half second: a page that is
   killed loses no more than that and what was on its way. Nothing listens before it is asked to. */
(() => {
  "use strict";

  const EVERY = 500; // milliseconds between pieces
  const PIECE = 1 << 20;
  const FORMS = {
    sound: ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"],
    film: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"]
  };
  const ASKED = {
    sound: { audio: true },
    film: { audio: true, video: { width: { ideal: 1280 }, facingMode: "environment" } }
  };
  const SPEED = { audioBitsPerSecond: 48000, videoBitsPerSecond: 1500000 };

  const files = window.kithFiles;
  const can = window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  if (!files || !can) return;
  const buttons = { sound: button("Record sound"), film: button("Film") };
  Object.entries(buttons).forEach(([kind, each]) => {
    each.addEventListener("click", () => begin(kind));
    files.tools.append(each);
  });

  async function begin(kind) {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(ASKED[kind]);
    } catch {
      const what = kind === "film" ? "camera and microphone" : "microphone";
      files.say(`The browser may not use the ${what}. Allow it beside the address, and press again.`);
      return;
    }
    record(kind, stream);
  }

  function record(kind, stream) {
    const form = FORMS[kind].find((each) => MediaRecorder.isTypeSupported(each));
    const recorder = new MediaRecorder(stream, { mimeType: form, ...SPEED });
    const parts = [];
    const panel = show(kind, stream, () => recorder.state !== "inactive" && recorder.stop());
    let wake, has_stopped = false;

    recorder.addEventListener("dataavailable", (event) => { parts.push(event.data); if (wake) wake(); });
    recorder.addEventListener("stop", () => {
      has_stopped = true;
      stream.getTracks().forEach((track) => track.stop());
      panel.close();
      if (wake) wake();
    });
    files.form.addEventListener("kith:leaving", () => panel.stop(), { once: true });
    files.send(named(kind), 0, (offset) => new Promise((give) => {
      wake = () => {
        const whole = new Blob(parts);
        if (whole.size > offset) give(whole.slice(offset, offset + PIECE));
        else if (has_stopped) give(false);
      };
      wake();
    }));
    recorder.start(EVERY);
  }

  // What is recorded now, for how long, and the one button that matters.
  function show(kind, stream, stop) {
    const panel = document.createElement("div");
    const time = document.createElement("span");
    const end = button("Stop and keep it");
    const began = Date.now();
    const ticking = setInterval(tick, 1000);
    panel.className = "recording";
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", kind === "film" ? "Filming" : "Recording sound");
    time.className = "num";
    end.addEventListener("click", stop);
    if (kind === "film") panel.append(seen(stream));
    panel.append(time, end);
    files.tools.before(panel);
    files.tools.hidden = true;
    tick();
    end.focus();
    return {
      stop,
      close() {
        clearInterval(ticking);
        panel.remove();
        files.tools.hidden = false;
        buttons[kind].focus();
      }
    };

    function tick() {
      const seconds = Math.floor((Date.now() - began) / 1000);
      const minutes = Math.floor(seconds / 60);
      time.textContent = `${kind === "film" ? "Filming" : "Recording"}, ${minutes}:${String(seconds % 60).padStart(2, "0")}`;
    }
  }

  function seen(stream) {
    const video = document.createElement("video");
    video.muted = true;
    video.autoplay = true;
    video.playsInline = true;
    video.srcObject = stream;
    return video;
  }

  function named(kind) {
    const now = new Date();
    const day = now.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    const hour = now.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
    return `${kind === "film" ? "Film" : "Sound"} of ${day}, ${hour}`;
  }

  function button(words) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    return made;
  }
})();
