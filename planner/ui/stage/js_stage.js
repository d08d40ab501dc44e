// The wiring of the stage: what it adds to the board before and after the board paints.

const KEPT_OPENING = "planner.present.opening", PRINTS = ["beforeprint", "afterprint"], PRINTED_LETTER = 18;  // [px]

function paintStage(board) {
  const { stage, told, layout, root } = board;
  if (!told) return;
  const guessing = told.guesses.state === "guessing", hidden = stage.step <= GUESS || guessing;
  if (inMotion(board)) stage.view = "now";
  const base = stage.view === "base" && !hidden && !stage.replay && stage.step !== SETTLE;
  if (base) paintBase(board);
  root.dataset.step = stage.step;
  root.dataset.part = stage.part;
  root.dataset.view = base ? "base" : "now";
  root.classList.toggle("hidden-outcome", hidden);
  put(layout.headline, headlineOf(board, guessing));
  put(layout.subject, told.subject);
  drawGap(board);
  drawPace(board);
  showGuess(board, guessing);
  for (const slot of layout.slots) showSlot(board, slot);
  for (const [view, button] of layout.flip.buttons) button.ariaPressed = String((base ? "base" : "now") === view);
  showFoot(board);
}

// The baseline in place of the scenario: painted by the board, as if nothing had been moved.
function paintBase(board) {
  const truth = board.state;
  board.state = board.base;
  paintTruth(board);
  board.state = truth;
}

function headlineOf(board, guessing) {
  const { stage, told, layout } = board;
  if (stage.step === READ) return told.intro[stage.part];
  return stage.step === GUESS || guessing ? told.question : layout.title.textContent;
}

function showGuess(board, guessing) {
  const { layout: { guess, lines }, told, stage } = board, { state } = told.guesses;
  const shown = stage.step === GUESS || guessing;
  guess.hidden = !shown;
  put(lines, shown && state === "revealed" ? told.guesses.lines.join(". ") : "");
  if (!shown) return;
  const text = JSON.stringify(told.guesses);
  if (text === stage.guessText && guess.childElementCount) return;
  stage.guessText = text;
  const parts = [element("b", { className: "mark-of-question", textContent: "?" })];
  if (guessing) parts.push(element("p", { textContent: told.guesses.lines[0] }));
  const words = { unasked: told.say.ask, guessing: told.say.reveal }[state];
  if (words) {
    const button = element("button", { type: "button", className: "action", textContent: `a ${words}` });
    button.onclick = () => askRoom(board);
    parts.push(button);
  }
  guess.replaceChildren(...parts);
}

function showSlot(board, { id, own, root, mark, word, pick }) {
  const held = board.stage.hand === id, position = board.values[id];
  root.classList.toggle("held", held);
  pick.ariaPressed = String(held);
  put(mark, held ? "●" : "○");
  put(word, wordAt(board.fixed, board.write, own.lever, position));
}

function showFoot(board) {
  const { layout: { foot, closing }, told, stage } = board, { say } = told;
  foot.dots.forEach((dot, k) => { dot.ariaCurrent = k + 1 === stage.step ? "step" : "false"; put(dot, k + 1 <= stage.step ? "●" : "○"); });
  put(foot.name, `${stage.step} ${say.steps[stage.step - 1]}`);
  put(foot.action, `␣ ${say.actions[stage.step - 1]}`);
  foot.room.hidden = !told.room.qr;
  foot.elsewhere.hidden = !told.room.elsewhere;
  put(foot.elsewhere, told.room.elsewhere ?? "");
  closing.hidden = stage.step !== SETTLE;
  if (stage.step !== SETTLE) { stage.copied = ""; return; }
  const text = JSON.stringify([told.decisions, told.minutes, stage.copied]);
  if (text === stage.closingText && closing.childElementCount) return;
  stage.closingText = text;
  const copy = element("button", { type: "button", className: "action copy", textContent: stage.copied || say.copy });
  copy.onclick = () => copyMinutes(board);
  const rows = told.decisions.map(([work, owner, until]) => [work, owner, until]);
  closing.replaceChildren(
    rows.length ? table([say.task, say.owner, say.until], rows) : element("p", { textContent: say.nothing_decided }),
    element("div", { className: "closing-head" }, element("b", { textContent: say.minutes }), copy),
    element("p", { className: "minutes", textContent: told.minutes }));
}

// On paper everything is laid out anew, for the width of a sheet lying on its side.
function print(board, begins) {
  board.root.classList.toggle("printing", begins);
  board.fixed.stage = (begins ? PRINTED_LETTER : unitOf()) / 12;
  still(board);
  paint(board);
}

function startStage(board, data) {
  const { stage, told } = board, [step, part] = data.at.split(".").map(Number);
  stage.step = step >= READ && step <= SETTLE ? step : READ;
  stage.part = stage.step === READ ? Math.min(Math.max(part || 0, 0), PARTS - 1) : 0;
  const kept = sessionStorage.getItem(KEPT_OPENING);
  if (told.fresh || !kept) sessionStorage.setItem(KEPT_OPENING, told.opening);
  else if (kept !== told.opening) ask(board, "remember", { opening: kept });
  board.pressed = event => pressed(board, event);
  board.resized = () => { if (board.fixed) board.fixed.stage = unitOf() / 12; };
  addEventListener("keydown", board.pressed, true);
  addEventListener("resize", board.resized, true);
  board.printing = event => print(board, event.type === "beforeprint");
  for (const name of PRINTS) addEventListener(name, board.printing);
  board.root.addEventListener("click", event => { if (event.detail) event.composedPath()[0].closest?.("button")?.blur(); });
}

export default component => {
  const { data, parentElement } = component, known = boards.get(parentElement);
  const board = known ?? newBoard(parentElement, {
    name: "stage", layoutOf: stageLayout, painted: paintStage, told: null, base: null, stage: { step: READ, part: 0, hand: null, view: "now", sheet: null, replay: null },
  });
  boards.set(parentElement, board);
  board.root.classList.add("stage-root");
  board.send = component.setTriggerValue;
  board.tell = component.setStateValue;
  const before = board.texts;
  if (data.stage !== before.stage) board.told = JSON.parse(data.stage);
  if (data.base !== before.base) board.base = unpackState(JSON.parse(data.base));
  if (!known) startStage(board, data);
  const end = attach(component);
  if (data.stage !== before.stage || data.fixed !== before.fixed) {
    buildMeasures(board);
    for (const own of board.levers.values()) showLever(board, own);
    showSheet(board);
    paint(board);
  }
  return () => {
    removeEventListener("keydown", board.pressed, true);
    removeEventListener("resize", board.resized, true);
    for (const name of PRINTS) removeEventListener(name, board.printing);
    end();
  };
};
