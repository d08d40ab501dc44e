// A heartbeat through Streamlit's own socket: whoever waits too long is told, and what was done is sent again.

const LOOK = 250, BEAT = 1000, SILENCE = 2400, STRANDED = 6000, ANSWER = 8000;  // [ms]
const PRESSED = "[data-testid=stButton] button, [data-testid=stFormSubmitButton] button";

function startLine() {
  const line = {
    strip: newStrip(), socket: null, up: true,
    words: {}, beat: null, fields: {}, health: "", send: null, visit: null,  // from the server
    heard: performance.now(), looked: performance.now(), beaten: 0,          // when, each
    beating: false, asking: false,                                           // an answer is waited for
    cut: false, returning: false, asked: 0, askedAt: 0, answered: 0,         // a break, and the way back from it
    run: "", pressed: "", chosen: "",                                        // a button, a file, the run that answers
    unsure: "", unsent: "",                                                  // what of them a break left unanswered
    anew: false, filed: false,                                               // another server; a file was there
  };
  line.reachable = holdPings();
  line.through = watchSocket(line, fields => {
    if (fields.includes(line.fields.asked)) line.run = "asked";
  }, fields => {
    hear(line);
    if (fields.includes(line.fields.started) && line.run === "asked") line.run = "going";
    if (fields.includes(line.fields.finished) && line.run === "going") answered(line);
  });
  new MutationObserver(() => stateChanged(line)).observe(document.querySelector(APP), {
    attributes: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
  addEventListener("click", event => pressedOn(line, event), true);
  addEventListener("change", ({ target }) => { if (target.type === "file") fileChosen(line, target.files); }, true);
  addEventListener("drop", ({ dataTransfer }) => fileChosen(line, dataTransfer?.files ?? []), true);
  document.addEventListener("visibilitychange", () => { line.heard = performance.now(); });
  setInterval(() => look(line), LOOK);
  line.tell = (kind, what) => say(line.strip, kind, line.words[kind].replace("{what}", () => what));
  line.strip.close.onclick = () => (line.up ? say(line.strip, "", "") : line.tell("down", ""));
  line.press = what => { line.pressed = what; };
  return line;
}

function answered(line) {
  if (line.pressed && line.strip.said === "unconfirmed") say(line.strip, "", "");  // it was pressed again
  line.run = line.pressed = line.chosen = "";
}

function hear(line) {
  line.beating = false;
  if (appState().connected) line.heard = performance.now();
}

function look(line) {
  const time = performance.now(), slept = time - line.looked > 4 * LOOK;  // the browser was busy: nobody was heard
  if (document.hidden || slept) line.heard = Math.max(line.heard, time - BEAT);
  line.looked = time;
  const { connected, idle } = appState(), silent = time - line.heard;
  if (connected && !document.hidden && time - line.beaten > BEAT) beat(line, silent);
  if (silent > SILENCE) { if (line.up) goDown(line); return; }
  if (!connected) return;
  if (line.asked !== line.answered && time - line.askedAt > ANSWER) resume(line);
  if (line.asked === line.answered && idle && !line.cut && (!line.up || line.returning)) comeUp(line);
}

// One beat at a time. Where the socket is silent but the server answers otherwise, Streamlit is made to
// open another.
function beat(line, silent) {
  line.beaten = performance.now();
  const open = line.socket?.readyState === WebSocket.OPEN;
  if (open && !line.beating) {
    line.beating = true;
    line.through(line.beat);
  } else if (!line.asking && (!open || silent > STRANDED)) {
    line.asking = true;
    line.reachable(line.health).catch(() => false).then(there => {
      line.asking = false;
      if (there && !open) hear(line);
      if (there && open && line.beating) line.socket?.dispatchEvent(new CloseEvent("close", { code: 4000 }));
    });
  }
}

function goDown(line) {
  line.up = false;
  line.tell("down");
  dispatchEvent(new CustomEvent("planner-line", { detail: { up: false } }));
}

function stateChanged(line) {
  const { connected } = appState();
  if (!connected && !line.cut) {
    line.cut = true;
    line.beating = false;
    line.socket = null;
    line.unsure = line.pressed;
    line.unsent = line.chosen;
    line.filed = document.querySelector("[data-testid=stFileChip]") !== null;
  } else if (connected && line.cut) {
    line.cut = false;
    hear(line);
    resume(line);
  }
}

// After a break the page runs once more: on a server that was started anew it takes up the draft first.
function resume(line) {
  line.returning = true;
  line.asked = Date.now();
  line.askedAt = performance.now();
  line.send("back", line.asked);
}

function comeUp(line) {
  const shown = !line.up, waiting = { sent: 0 };
  line.up = true;
  line.returning = false;
  dispatchEvent(new CustomEvent("planner-line", { detail: { up: true, waiting } }));
  if (line.unsure) line.tell("unconfirmed", line.unsure);
  else if (line.unsent) line.tell("unsent", line.unsent);
  else if (line.anew && line.filed) line.tell("file");
  else if (shown) line.tell(waiting.sent ? "sent" : "back");
  line.unsure = line.unsent = line.pressed = line.chosen = "";
  line.anew = line.filed = false;
}

function pressedOn(line, event) {
  const button = event.composedPath().find(node => node.matches?.(PRESSED));
  if (button && !button.disabled) line.pressed = (button.innerText || button.ariaLabel || "").trim();
}

function fileChosen(line, files) {
  line.chosen = files[0]?.name ?? "";
}

export default component => {
  const line = window.plannerLine ??= startLine(), { data } = component;
  line.words = JSON.parse(data.words);
  line.strip.close.textContent = line.words.close;
  line.beat = Uint8Array.from(data.beat);
  line.fields = data.fields;
  line.health = data.health;
  line.send = component.setTriggerValue;
  line.answered = data.back === line.asked ? line.asked : line.answered;
  if (line.visit !== null && line.visit !== data.visit) line.anew = true;
  line.visit = data.visit;
};
