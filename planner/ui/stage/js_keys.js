// A key for everything, none that the browser or Streamlit keeps for itself (Streamlit: c and r; the browser: function keys, Ctrl and Alt).

const CODES = { KeyG: "g", KeyQ: "q", KeyS: "s", KeyF: "f", KeyN: "n", KeyP: "p", KeyA: "a" };  // a Vietnamese keyboard may turn a letter into a tone

function keyOf(event) {
  const digit = /^(?:Digit|Numpad)([0-3])$/.exec(event.code);
  if (digit && !event.shiftKey) return digit[1];
  return CODES[event.code] ?? (event.key === "Spacebar" ? " " : event.key);
}

const isWriting = target => target.matches?.("textarea, select, [contenteditable=true], input:not([type=range])") ?? false;

function pressed(board, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const [target] = event.composedPath(), inStage = event.composedPath().includes(board.root);
  const setup = document.querySelector(".st-key-present-setup"), key = keyOf(event);
  if (setup && (isWriting(target) || setup.contains(target)) && key !== "Escape") return;
  if (isWriting(target)) return;
  if ((key === " " || key === "Enter") && target.matches?.("button") && target.matches(":focus-visible")) return;  // a button's own key
  const range = inStage && target.matches?.("input[type=range]") ? target : null;
  if (range && ["Home", "End", "ArrowUp", "ArrowDown"].includes(key)) return;
  if (!doKey(board, key, setup !== null, range)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// Whether the key meant something.
function doKey(board, key, inSetup, range) {
  const { stage, told } = board, held = heldLever(board, range);
  if (key === "Escape") { escape(board, inSetup); return true; }
  if (inSetup) {
    if (key === "s") ask(board, "setup");
    return key === "s";
  }
  if (stage.sheet && scrollSheet(board, key)) return true;
  const ways = { PageDown: 1, n: 1, PageUp: -1, p: -1, ArrowRight: 1, ArrowLeft: -1 };
  if (key in ways) {
    if (held && key.startsWith("Arrow")) stepLevel(board, held, ways[key]);
    else { stage.sheet = null; showSheet(board); goBy(board, ways[key]); }
    return true;
  }
  const slot = board.layout.slots[Number(key) - 1];
  if (slot && key !== " ") { takeByKey(board, slot.id); return true; }
  const deeds = {
    " ": () => act(board), 0: () => reset(board), g: () => openSheet(board, "basis"), "?": () => openSheet(board, "keys"), s: () => ask(board, "setup"),
    q: () => openSheet(board, "room"), f: fullScreen, a: () => askRoom(board),
  };
  if (!(key in deeds)) return false;
  deeds[key]();
  return Boolean(told);
}

function heldLever(board, range) {
  if (board.stage.hand) return board.stage.hand;
  return range ? board.layout.slots.find(slot => slot.own.range === range)?.id ?? null : null;
}

function escape(board, inSetup) {
  const { stage } = board;
  if (inSetup) ask(board, "setup");
  else if (stage.sheet) closeSheet(board);
  else if (stage.hand) { stage.hand = null; paint(board); }
  else leave(board);
}

function scrollSheet(board, key) {
  const body = board.layout.sheet.querySelector(".sheet-body"), by = { ArrowDown: 0.3, ArrowUp: -0.3, " ": 0.8 }[key];
  if (by !== undefined) body?.scrollBy({ top: by * body.clientHeight });
  return by !== undefined;
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function askRoom(board) {
  const { state } = board.told.guesses;
  if (state === "unasked") { goTo(board, GUESS, 0); ask(board, "ask"); }
  if (state === "guessing") ask(board, "reveal");
}
