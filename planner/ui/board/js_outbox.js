// Moves that the server has not said to have on its disk: kept in the tab, sent again, never lost without a word.

const ANSWER_WITHIN = 6000, MOST_TRIES = 3;  // [ms]; how often while the line holds
const outbox = board => `planner.moves.${board.name}`;
const theLine = () => window.plannerLine ?? { up: true, tell: () => {}, press: () => {} };

// Keep changes until they are answered, with where the levers stood before: after a reload they must not undo what
// was done meanwhile.
function hold(board, changes) {
  const was = { ...board.pending?.was };
  for (const name of Object.keys(changes)) was[name] ??= standsAt(board, name);
  board.pending = { count: ++board.count, changes, was, tries: 0 };
  sessionStorage.setItem(outbox(board), JSON.stringify({ plan: board.state.plan, changes, was }));
}

function arrived(board) {
  clearTimeout(board.again);
  sessionStorage.removeItem(outbox(board));
  board.pending = null;
  board.announce = true;
}

// The server does a move once, however often it comes. While the line is down nothing is sent: it would be lost.
function sendMoves(board) {
  clearTimeout(board.again);
  const { pending } = board;
  if (!pending || !theLine().up) return false;
  if (pending.tries++ >= MOST_TRIES) { loseMoves(board); return false; }
  board.send("moved", { count: pending.count, changes: pending.changes });
  board.again = setTimeout(() => sendMoves(board), ANSWER_WITHIN);
  return true;
}

function listenToLine(board) {
  board.onLine = ({ detail }) => {
    clearTimeout(board.again);
    if (!detail.up || !board.pending) return;
    board.pending.tries = 0;
    if (sendMoves(board)) detail.waiting.sent += 1;
  };
  addEventListener("planner-line", board.onLine);
}

function loseMoves(board) {
  theLine().tell("lost", namesOf(board, Object.keys(board.pending.changes)));
  sessionStorage.removeItem(outbox(board));
  board.pending = null;
  for (const [name, standing] of Object.entries(board.state.levers)) board.values[name] = standing.value;
  for (const own of board.levers.values()) showLever(board, own);
  showChoices(board);
  paint(board);
}

// What an earlier life of this tab did not get through: sent now where the lever still stands as it did, else said
// to be lost.
function remember(board) {
  board.remembered = true;
  const kept = JSON.parse(sessionStorage.getItem(outbox(board)) ?? "null");
  if (!kept || board.pending) return;
  sessionStorage.removeItem(outbox(board));
  const { plan, changes, was } = kept, same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const left = Object.keys(changes).filter(name => !same(standsAt(board, name), changes[name]));
  const isOpen = name => plan === board.state.plan && same(standsAt(board, name), was[name]);
  const open = left.filter(isOpen), lost = left.filter(name => !isOpen(name));
  if (lost.length) setTimeout(() => theLine().tell("lost", namesOf(board, lost)), 0);  // the words are there by then
  if (!open.length) return;
  hold(board, Object.fromEntries(open.map(name => [name, changes[name]])));
  for (const name of open) if (name in board.state.levers) board.values[name] = changes[name];
  setTimeout(() => sendMoves(board), 0);
}

const MONTHS = "months:";
const measureOf = name => (name.startsWith(MONTHS) ? `measure:${name.slice(MONTHS.length)}` : name);

function standsAt(board, name) {
  const standing = board.state.levers[measureOf(name)];
  if (!standing) return null;
  return name.startsWith(MONTHS) ? standing.months.slice(0, 2) : standing.value;
}

function namesOf(board, names) {
  const { acting, others, beliefs, choices } = board.fixed.levers;
  const titleOf = name => [...acting, ...others, ...beliefs, ...choices].find(({ id }) => id === measureOf(name))?.title;
  return [...new Set(names.map(name => titleOf(name) ?? name))].join(", ");
}
