// The strip that says what is the matter. It lies over Streamlit's header, takes no room and no click.

const STRIP = `
  div { position: fixed; inset: 0 0 auto; z-index: 1000020; min-height: 3.75rem; box-sizing: border-box;
    padding: 0.3rem 1rem; display: flex; align-items: center; justify-content: center; gap: 1rem; text-align: center;
    font: 600 1rem/1.35 "Source Sans", sans-serif; color: #1b2733; background: #ffc23d;
    border: solid #8a5a00; border-width: 0 0 2px; pointer-events: none; }
  div[hidden] { display: none; }
  div.foot { inset: auto 0 0; min-height: max(4.42vw, 2rem); font-size: clamp(1rem, 1.5vw, 2rem); border-width: 2px 0 0; }
  div[data-kind=good] { background: #cfead6; border-color: #1f6b3a; }
  p { margin: 0; }
  button { pointer-events: auto; font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px;
    padding: 0.15rem 0.6rem; cursor: pointer; }
  button:focus-visible { outline: 3px solid #1b2733; outline-offset: 2px; }
  @media (max-width: 640px) { div { font-size: 0.9rem; gap: 0.5rem; padding: 0.3rem 0.75rem; } }
  @media print { div { display: none; } }`;
const GOOD = ["back", "sent"], PASSING = ["down", ...GOOD], SHOWN = 4000;  // [ms] for what needs nothing done
const STAGE = ".st-key-stage";  // has no header: there it lies over the foot

function newStrip() {
  const host = document.createElement("div"), style = document.createElement("style");
  const box = document.createElement("div"), text = document.createElement("p");
  const close = document.createElement("button");
  host.id = "planner-line";
  style.textContent = STRIP;
  box.append(text, close);
  close.type = "button";
  const strip = { box, text, close, said: "", timer: null };
  say(strip, "", "");
  host.attachShadow({ mode: "open" }).append(style, box);
  document.body.append(host);
  return strip;
}

// Say one of the words, or nothing (""). What somebody must act upon stays until it is put away.
function say(strip, kind, words) {
  const { box, text, close } = strip, good = GOOD.includes(kind);
  clearTimeout(strip.timer);
  strip.said = kind;
  box.hidden = !kind;
  box.className = document.querySelector(STAGE) ? "foot" : "";
  box.dataset.kind = good ? "good" : kind;
  close.hidden = PASSING.includes(kind);
  text.setAttribute("role", good ? "status" : "alert");
  text.textContent = words;
  if (good) strip.timer = setTimeout(() => say(strip, "", ""), SHOWN);
}
