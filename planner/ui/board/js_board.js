// The wiring: what the server says, what the hand does, and when each of the two is shown.

const boards = new WeakMap();
const PATIENCE = 4000;  // [ms] after which a move that the server never answered is given up

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
    pending: null,   // moves that the server has not answered
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
  if (board.pending && board.state.answered === board.pending.count) {
    board.pending = null;
    board.announce = true;
  }
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

// --- what is drawn ---

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

// The usual layout: sentence, chart beside levers, three facts, small cards.
function boardLayout(board) {
  const { fixed } = board, { say } = fixed;
  const title = element("h3", { className: "takeaway" }), subtitle = element("p", { className: "subtitle" });
  const needed = element("p", { className: "needed" }), chart = element("div", { className: "chart" }), facts = {}, cells = [];
  for (const [name, words] of [["when", say.when_title], ["chance", say.chance_title], ["level", say.level_title]]) {
    facts[name] = element("div", { className: `fact ${name}` });
    cells.push(element("div", { className: "factbox" }, element("small", { textContent: words }), facts[name]));
  }
  const panel = element("div", { className: "panel", role: "group", "aria-label": say.measures }, ...leverGroups(board));
  const cards = element("div", { className: "cards", role: "list", "aria-label": say.others });
  const live = element("div", { className: "unseen", ariaLive: "polite", role: "status" });
  const left = element("div", { className: "left" }, subtitle, chart, element("div", { className: "facts-row" }, ...cells), needed);
  chart.append(element("p", { className: "nochart", hidden: true, textContent: say.no_chart }));
  const root = element("div", { className: "layout" }, title, element("div", { className: "pair" }, left, panel), cards, live);
  return { root, title, subtitle, needed, chart, facts, cards, live, panel, cardParts: new Map() };
}

function leverGroups(board) {
  const { levers, say } = board.fixed, built = list => list.map(lever => {
    const own = buildLever(board, lever);
    board.levers.set(lever.id, own);
    return own.root;
  });
  board.levers.clear();
  const groups = [element("div", { className: "group" }, element("b", { textContent: say.measures }), element("small", { textContent: ` – ${say.decided}` }))];
  groups.push(...built(levers.acting));
  if (!levers.acting.length) groups.push(element("p", { className: "subtitle", textContent: say.no_measure }));
  if (levers.others.length) groups.push(element("details", { className: "others" }, element("summary", { textContent: levers.others_title }), ...built(levers.others)));
  board.choices = levers.choices.map(choice => {
    const select = element("select", { "aria-label": choice.title }, ...choice.options.map(([value, words]) => element("option", { value, textContent: words })));
    select.onchange = () => commit(board, { [choice.id]: select.value });
    return { id: choice.id, select, root: element("label", { className: "choice" }, choice.title, select) };
  });
  const beliefs = [...built(levers.beliefs), ...board.choices.map(choice => choice.root)];
  if (beliefs.length) groups.push(element("details", { className: "beliefs" }, element("summary", { textContent: say.beliefs }), ...beliefs));
  return groups;
}

function showChoices(board) {
  for (const { id, select } of board.choices) select.value = board.state.levers[id].value;
}

function still(board) {
  if (board.chart && board.state && board.layout.chart.clientWidth) drawStill(board.chart, board.fixed, board.state.fan);
  board.fan = board.state?.fan;
}

// --- what moves ---

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
    else if (!swept.has(id) && state.paces.length) put(board.layout.needed, neededText(board, form, clockOf(target.indicator)));
  }
  previewFan(board, lever, position, swept.has(focus), sweep, place, clockOf);
  board.root.setAttribute("aria-busy", String(busy));
}

// What it would take at each confidence, and the mean pace of the scenario to hold against it where it is not the pace until now.
function neededText(board, form, time) {
  const { fixed, state, write } = board, [today] = fixed.today, { due } = state.targets[fixed.focus], { period } = board.tables.time;
  const factors = neededPaces(form, time, fixed.focus, today, due, state.paces.map(([share]) => share), period);
  const paces = state.paces.map(([, enough, faster, none], k) => {
    if (factors[k] === Infinity) return none;
    return Math.round(factors[k] * 10) <= 10 ? enough : fill(faster, { factor: write(factors[k], 1) });
  });
  const start = Math.max(today, form.origin), mean = ((time.at(due) - time.at(start)) * period) / (due - start);
  const planned = Math.abs(mean - 1) < 0.05 ? "" : ` ${fill(fixed.say.planned, { factor: write(mean, 1) })}`;
  return `${state.plain} ${paces.join("; ")}.${planned}`.trim();
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
  const pace = board.values[`assumption:pace.${name}`] ?? form.pace;
  return operationalTime(form, board.tables.time, weights, pace);
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

function cardOf(board, id) {
  const { layout } = board;
  if (!layout.cardParts.has(id)) {
    const title = element("b"), wanted = element("span"), status = element("div", { className: "status" });
    const head = element("span"), level = element("b");
    const root = element("div", { className: "card", role: "listitem", "data-target": id }, element("div", {}, title, wanted), status, element("small", {}, head, level));
    layout.cards.append(root);
    layout.cardParts.set(id, { root, title, wanted, status, head, level });
  }
  return layout.cardParts.get(id);
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
  const pending = board.pending = { count: ++board.count, changes: all };
  board.send("moved", { count: pending.count, changes: all });
  setTimeout(() => { if (board.pending === pending) { board.pending = null; giveUp(board); } }, PATIENCE);
}

function giveUp(board) {
  for (const [name, standing] of Object.entries(board.state.levers)) board.values[name] = standing.value;
  for (const own of board.levers.values()) showLever(board, own);
  paint(board);
}

function attach(component, parts) {
  const { data, parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, newBoard(parentElement, parts));
  const board = boards.get(parentElement);
  board.send = component.setTriggerValue;
  receive(board, data);
  return () => {
    clearTimeout(board.waiting?.timer);
    board.resize?.disconnect();
    board.root.remove();
    boards.delete(parentElement);
  };
}
