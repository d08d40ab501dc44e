// The wiring: what the server says and what the hand does.

const boards = new WeakMap();

// `parts` may bring another layout, and something to do after each painting.
function newBoard(host, parts = {}) {
  const root = element("div", { className: "board" });
  host.append(root);
  return {
    root, texts: {}, fixed: null, tables: null, state: null, sweep: null, send: null, layout: null, levers: new Map(), chart: null,
    values: {},      // where every lever stands here
    readings: {},    // what was last said of each target
    dragging: null,  // the lever that is held
    hand: null,      // the lever touched last
    asked: null,     // the lever whose sweep was asked for
    waiting: null,   // a burst of small moves that is not over
    pace: null,      // the scenario's own, from now to the due date, as it was last painted
    pending: null,   // moves that the server has not answered
    name: "board", remembered: false, again: null, onLine: null,
    count: Date.now(), frame: 0, write: null, fan: null, announce: false, resize: null,
    layoutOf: boardLayout, painted: () => {}, ...parts,
  };
}

function receive(board, data) {
  const changed = name => data[name] !== board.texts[name], fresh = changed("fixed"), told = changed("state");
  if (fresh) {
    board.fixed = JSON.parse(data.fixed);
    board.write = numberWriter(board.fixed.language);
  }
  if (changed("tables")) board.tables = unpackTables(JSON.parse(data.tables));
  if (changed("sweep")) board.sweep = data.sweep ? unpackSweep(JSON.parse(data.sweep)) : null;
  if (told) board.state = unpackState(JSON.parse(data.state));
  board.texts = data;
  if (board.sweep && board.sweep.lever === board.asked) board.asked = null;
  if (board.pending && board.state.answered === board.pending.count) arrived(board);
  if (!board.remembered) remember(board);
  for (const [name, standing] of Object.entries(board.state.levers)) {
    const own = board.pending && name in board.pending.changes;
    if (!own && name !== board.dragging && name !== board.waiting?.lever) board.values[name] = standing.value;
  }
  if (fresh) build(board);
  else if (told) still(board);
  for (const own of board.levers.values()) if (own.lever.id !== board.dragging) showLever(board, own);
  showChoices(board);
  paint(board);
}

function unpackState(state) {
  const { fan } = state;
  if (fan) {
    for (const name of ["levels", "baseline"]) fan[name] = unpackPercent(fan[name]);
    if (fan.straight) fan.straight = unpackPercent(fan.straight);
  }
  return state;
}

function unpackSweep(sweep) {
  sweep.fans = sweep.fans && sweep.fans.map(([levels, history, denominator]) => ({ levels: levels && unpackPercent(levels), history, denominator }));
  return sweep;
}

function build(board) {
  const { fixed, root } = board;
  root.classList.toggle("dark", fixed.dark);
  const open = [...root.querySelectorAll("details")].map(details => details.open);
  const style = root.style, { colours } = fixed;
  for (const name of ["ink", "muted", "grid", "baseline", "scenario", "target", "gain", "loss"]) style.setProperty(`--${name}`, colours[name]);
  board.layout = board.layoutOf(board);
  root.replaceChildren(board.layout.root);
  [...root.querySelectorAll("details")].forEach((details, k) => { details.open = open[k] ?? false; });
  board.chart = createChart(board.layout.chart);
  addReadout(board.chart, () => board.fixed);
  board.resize?.disconnect();
  board.resize = new ResizeObserver(() => { still(board); paint(board); });
  board.resize.observe(board.layout.chart);
  still(board);
}

// --- what the hand does ---

function takeInHand(board, lever) {
  if (board.hand !== lever.id && (board.dragging !== null || board.waiting !== null)) return;  // another one is in motion
  if (board.pending === null) board.hand = lever.id;
  const swept = board.state.levers[lever.id].swept;
  if (swept.length && board.sweep?.lever !== lever.id && board.asked !== lever.id) {
    board.asked = lever.id;
    board.send("hand", lever.id);
  }
}

function moveLever(board, lever, position) {
  if (board.hand !== lever.id) board.hand = lever.id;
  board.values[lever.id] = position;
  board.dragging = lever.id;
  showLever(board, board.levers.get(lever.id));
  paintSoon(board);
}

// The lever was let go: at once, or after a pause in which nothing follows.
function settleLever(board, lever, pause) {
  clearTimeout(board.waiting?.timer);
  board.waiting = null;
  board.dragging = null;
  const done = () => {
    board.waiting = null;
    commit(board, { [lever.id]: board.values[lever.id] });
  };
  if (pause) board.waiting = { lever: lever.id, timer: setTimeout(done, pause) };
  else done();
}

function commit(board, changes) {
  const known = board.state.levers, all = { ...(board.pending?.changes ?? {}), ...changes };
  const news = Object.entries(all).some(([name, value]) => !(name in known) || known[name].value !== value);
  if (!news && !board.pending) { paintSoon(board); return; }
  hold(board, all);
  sendMoves(board);
}

function attach(component, parts) {
  const { data, parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, newBoard(parentElement, parts));
  const board = boards.get(parentElement);
  board.send = component.setTriggerValue;
  if (!board.onLine) listenToLine(board);
  receive(board, data);
  return () => {
    clearTimeout(board.waiting?.timer);
    clearTimeout(board.again);
    removeEventListener("planner-line", board.onLine);
    board.resize?.disconnect();
    board.root.remove();
    boards.delete(parentElement);
  };
}
