// What is painted: the server's truth, or, while a lever moves, what the tables say of it.

function still(board) {
  if (board.chart && board.state && board.layout.chart.clientWidth) drawStill(board.chart, board.fixed, board.state.fan ?? board.state.known);
  board.fan = board.state?.fan;
}

const inMotion = board => board.dragging !== null || board.waiting !== null || board.pending !== null;

function paintSoon(board) {
  if (!board.frame) board.frame = requestAnimationFrame(() => { board.frame = 0; paint(board); });
}

function paint(board) {
  if (!board.chart?.scale || !board.state) return;
  const moving = inMotion(board) && board.hand !== null && board.levers.has(board.hand);
  board.root.classList.toggle("moving", moving);
  if (moving) paintPreview(board);
  else paintTruth(board);
  board.painted(board);
}

function paintTruth(board) {
  const { state, fixed, layout, chart, write } = board, { fan } = state;
  if (board.fan !== fan) still(board);
  if (fan) drawMoving(chart, fixed, fan, fan.levels, fan.differs, write);
  else emptyMoving(chart);
  layout.chart.querySelector(".nochart").hidden = Boolean(fan);
  showSentence(board, state.takeaway);
  put(layout.subtitle, state.subtitle);
  put(layout.needed, state.needed);
  board.pace = state.pace;
  board.root.removeAttribute("aria-busy");
  for (const [id, target] of Object.entries(state.targets)) showTarget(board, id, target.status, target.when, target.level, false);
  if (board.announce) { layout.live.textContent = state.takeaway; board.announce = false; }
}

function paintPreview(board) {
  const { state, fixed, write } = board, lever = board.levers.get(board.hand).lever, position = board.values[lever.id];
  const clocks = new Map(), focus = fixed.focus;
  const clockOf = name => {
    if (!clocks.has(name)) clocks.set(name, clock(board, name));
    return clocks.get(name);
  };
  const swept = new Set(state.levers[lever.id].swept), sweep = board.sweep?.lever === lever.id ? board.sweep : null;
  const place = sweep && between(sweep.positions, position);
  let busy = false;
  for (const [id, target] of Object.entries(state.targets)) {
    const form = board.tables.indicators[target.indicator];
    let reading = null;
    if (swept.has(id)) reading = sweep?.targets[id] ? sweptReading(sweep.targets[id], place) : null;
    else if (target.state === "open" && form) reading = closedReading(form, clockOf(target.indicator), target, id, fixed.horizon);
    else if (target.state === "met" && form) reading = { ...closedReading(form, clockOf(target.indicator), target, id, fixed.horizon), met: target.when, chance: 1 };
    const late = swept.has(id) && !reading;
    busy = busy || late;
    if (!reading || (reading.chance === null && !reading.met)) { layoutBusy(board, id, late); continue; }
    showTarget(board, id, statusParts(fixed, write, reading), whenText(fixed, reading), levelText(write, target, reading), late);
    if (id !== focus) continue;
    showSentence(board, takeawayText(fixed, write, state, target, reading, lever, position));
    if (reading.needed) put(board.layout.needed, reading.needed);
    board.pace = swept.has(id) ? reading.pace : ownPace(board, form, clockOf(target.indicator));
    if (!reading.needed && !swept.has(id) && state.asked) put(board.layout.needed, neededText(board));
  }
  previewFan(board, lever, position, swept.has(focus), sweep, place, clockOf);
  board.root.setAttribute("aria-busy", String(busy));
}

// The scenario's own pace from now to the due date, to hold against what is needed: which no measure and no pace moves.
function ownPace(board, form, time) {
  const [today] = board.fixed.today, { due } = board.state.targets[board.fixed.focus], { period } = board.tables.time;
  const start = Math.max(today, form.origin);
  return due > start ? (time.at(due) * period - (start - form.origin)) / (due - start) : null;
}

function neededText(board) {
  const { fixed, state, write, pace } = board, shown = pace === null ? "" : write(pace, 1);
  return shown === "" || shown === write(1, 1) ? state.asked : `${state.asked} ${fill(fixed.say.planned, { factor: shown })}`;
}

function previewFan(board, lever, position, isSwept, sweep, place, clockOf) {
  const { state, fixed, chart, write } = board, target = state.targets[fixed.focus];
  if (!state.fan) return;
  const differs = !(state.levers[lever.id].alone && position === lever.usual);
  if (isSwept) {
    if (!sweep?.fans) return;
    const from = sweep.fans[place.below], to = sweep.fans[place.above];
    if (!from.levels || !to.levels) return;
    const fan = movedFan(board, from, to, place.share);
    if (fan !== board.fan) { drawStill(chart, fixed, fan); board.fan = fan; }
    drawMoving(chart, fixed, fan, mixedArrays(from.levels, to.levels, place.share), differs, write);
  } else if (board.tables.indicators[target.indicator]) {
    const form = board.tables.indicators[target.indicator];
    if (board.fan !== state.fan) still(board);
    drawMoving(chart, fixed, state.fan, closedFan(form, clockOf(target.indicator), state.fan.dates, target.scale), differs, write);
  }
}

// A potential moves the scale of everything, a launch moves where figures begin; else the fan stays as it is.
function movedFan(board, from, to, share) {
  const { fan } = board.state, [one, other] = [from, to];
  const sameFigures = JSON.stringify(one.history) === JSON.stringify(other.history) && JSON.stringify(one.history) === JSON.stringify(fan.history);
  if (sameFigures && one.denominator === other.denominator) return fan;
  const history = one.history.length === other.history.length
    ? one.history.map(([day, level], k) => [mixed(day, other.history[k][0], share), mixed(level, other.history[k][1], share)])
    : (share < 0.5 ? one : other).history;
  const [, now] = fan.history.at(-1), ratio = now > 0 ? history.at(-1)[1] / now : 1;
  return { ...fan, history, baseline: fan.baseline.map(level => level * ratio), straight: fan.straight && fan.straight.map(level => level * ratio) };
}

function clock(board, name) {
  const form = board.tables.indicators[name], weights = [];
  for (const { lever } of board.levers.values()) {
    const effect = lever.effects?.[name], strength = board.values[lever.id];
    if (effect && strength) weights.push([lever.key, effect * strength]);
  }
  return operationalTime(form, board.tables.time, weights, paceOf(board, form, `assumption:pace.${name}`));
}

// A pace as it stands holds since it was decided; one that is moved is decided today.
function paceOf(board, form, lever) {
  const standing = board.state.levers[lever], moved = standing !== undefined && board.values[lever] !== standing.value;
  return moved ? { pace: board.values[lever], since: board.fixed.today[0] } : form;
}

// --- texts ---

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function showSentence(board, text) {
  put(board.layout.title, text);
  if (board.chart.svg.getAttribute("aria-label") !== text) board.chart.svg.setAttribute("aria-label", text);
}

function putStatus(node, [tone, sign, number, words]) {
  if (node.children.length !== 2) node.replaceChildren(element("b"), element("span"));
  node.firstChild.className = `tone ${tone}`;
  put(node.firstChild, `${sign} ${number}`.trim());
  put(node.lastChild, words ? ` ${words}` : "");
}

function showTarget(board, id, status, when, level, busy) {
  const { layout, fixed } = board;
  if (id === fixed.focus) {
    put(layout.facts.when, when);
    putStatus(layout.facts.chance, status);
    put(layout.facts.level, level);
    return;
  }
  const target = board.state.targets[id], parts = cardOf(board, id);
  put(parts.title, target.title);
  put(parts.wanted, ` · ${fixed.say.target} ${target.wanted}`);
  putStatus(parts.status, status);
  const [head, now] = level ? dueText(fixed, target, level) : ["", ""];
  put(parts.head, head);
  put(parts.level, now);
  parts.root.classList.toggle("busy", busy);
}

function layoutBusy(board, id, busy) {
  board.layout.cardParts.get(id)?.root.classList.toggle("busy", busy);
}
