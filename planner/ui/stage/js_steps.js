// The six steps of a meeting: read the chart, guess, one measure, watch it again, compare, settle who does what.

const READ = 1, GUESS = 2, MOVE = 3, AGAIN = 4, COMPARE = 5, SETTLE = 6, PARTS = 4;
const SLOWLY = 3000;  // [ms]

const still_ = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function goTo(board, step, part) {
  const { stage } = board;
  stage.step = Math.min(Math.max(step, READ), SETTLE);
  stage.part = stage.step === READ ? Math.min(Math.max(part, 0), PARTS - 1) : 0;
  stage.view = "now";
  stage.hand = null;
  stopReplay(board);
  board.tell("step", stage.step === READ ? `${READ}.${stage.part}` : String(stage.step));
  paint(board);
  board.layout.live.textContent = `${stage.step} ${board.told.say.steps[stage.step - 1]}. ${board.layout.headline.textContent}`;
  if (stage.step === AGAIN) replay(board);
}

// Forward and back, the parts of the first step one by one.
function goBy(board, way) {
  const { step, part } = board.stage;
  if (step === READ && part + way >= 0 && part + way < PARTS) goTo(board, READ, part + way);
  else if (step + way >= READ) goTo(board, step + way, way < 0 ? PARTS - 1 : 0);
}

// What the space bar does, and the button beside the step's name.
function act(board) {
  const { step } = board.stage;
  if (step <= GUESS) goBy(board, 1);
  else if (step === AGAIN) replay(board);
  else if (step === SETTLE) copyMinutes(board);
  else flipView(board);
}

function flipView(board) {
  board.stage.view = board.stage.view === "now" ? "base" : "now";
  stopReplay(board);
  paint(board);
}

// The last change once more, slowly: the levers go from where they were to where they are, and everything goes with them.
function replay(board) {
  stopReplay(board);
  const { stage, told } = board, ways = Object.entries(told.from).filter(([name]) => board.levers.has(name));
  if (!ways.length || told.guesses.state === "guessing") return;
  const [first] = ways[0], ends = Object.fromEntries(ways.map(([name]) => [name, board.state.levers[name].value]));
  stage.view = "now";
  takeInHand(board, board.levers.get(first).lever);
  const run = stage.replay = { ways, ends, start: null };
  const draw = moment => {
    if (stage.replay !== run) return;
    run.start ??= moment;
    const share = still_() ? (moment - run.start < SLOWLY / 3 ? 0 : 1) : Math.min((moment - run.start) / SLOWLY, 1);
    replayAt(board, run, share * share * (3 - 2 * share));
    if (share < 1) requestAnimationFrame(draw);
    else stopReplay(board);
  };
  requestAnimationFrame(draw);
}

function replayAt(board, run, share) {
  const [first] = run.ways[0];
  for (const [name, from] of run.ways) {
    board.values[name] = from + (run.ends[name] - from) * share;
    showLever(board, board.levers.get(name));
  }
  board.hand = first;
  paintPreview(board);
  if (run.ways.length > 1) put(board.layout.title, board.told.way);
  paintStage(board);
}

function stopReplay(board) {
  const run = board.stage.replay;
  if (!run) return;
  board.stage.replay = null;
  for (const [name] of run.ways) {
    board.values[name] = board.state.levers[name].value;
    showLever(board, board.levers.get(name));
  }
  paint(board);
}

function takeByKey(board, id) {
  const { stage } = board;
  if (stage.step < MOVE || stage.step > COMPARE) goTo(board, MOVE, 0);
  stopReplay(board);
  stage.hand = stage.hand === id ? null : id;
  if (stage.hand) takeInHand(board, board.levers.get(id).lever);
  paint(board);
}

function stepLevel(board, id, way) {
  const own = board.levers.get(id), { stage } = board;
  stopReplay(board);
  stage.view = "now";
  step(board, own, nextStop(own.lever, Number(own.range.value), way));
}

// What only the server can do cannot wait for the line: a question to the room, asked minutes later, would surprise it.
function ask(board, what, more = {}) {
  const { say } = board.told, names = { setup: say.setup, leave: say.leave, ask: say.ask, reveal: say.reveal, opening: say.opening };
  if (!theLine().up) {
    if (names[what]) theLine().tell("refused", names[what]);
    return false;
  }
  theLine().press(names[what] ?? "");
  board.send("asked", { what, count: ++board.count, ...more });
  return true;
}

function reset(board) {
  if (!ask(board, "opening")) return;
  board.stage.sheet = null;
  showSheet(board);
  goTo(board, READ, 0);
}

function leave(board) {
  if (ask(board, "leave")) sessionStorage.removeItem(KEPT_OPENING);
}

async function copyMinutes(board) {
  const { say, minutes } = board.told;
  let done = false;
  try {
    await navigator.clipboard.writeText(minutes);
    done = true;
  } catch {  // without https, or refused: the old way
    const box = element("textarea", { value: minutes, className: "unseen" });
    board.layout.root.append(box);
    box.select();
    done = document.execCommand("copy");
    box.remove();
  }
  board.stage.copied = done ? say.copied : say.uncopied;
  board.layout.live.textContent = board.stage.copied;
  paint(board);
}
