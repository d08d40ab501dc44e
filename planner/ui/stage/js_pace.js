// The lever's own effect: how fast, month by month. It is read off the same operational time as the outcome.

const WEEK = 7;

function paceOver(board, without = null) {
  const { fixed, tables, values } = board, { indicator } = fixed, { time } = tables;
  if (!board.state.fan) return [];
  const form = tables.indicators[indicator] ?? { origin: fixed.today[0], pace: 1, since: fixed.today[0], before: 1 }, weights = [];
  for (const { lever } of board.levers.values()) {
    const effect = lever.effects?.[indicator], strength = values[lever.id];
    if (effect && strength && lever.id !== without) weights.push([lever.key, effect * strength]);
  }
  const clock = operationalTime(form, time, weights, paceOf(board, form, `assumption:pace.${indicator}`));
  const found = [], [today] = fixed.today, [end] = fixed.end;
  for (let day = Math.max(today, form.origin); day < end; day += WEEK) {
    const to = Math.min(day + WEEK, end);
    found.push([(day + to) / 2, ((clock.at(to) - clock.at(day)) * time.period) / (to - day)]);
  }
  return found;
}

function createPace() {
  const title = element("h2", { className: "pace-title" }), needed = element("p", { className: "pace-needed" });
  const host = element("div", { className: "pace-chart" });
  const svg = shape("svg", { class: "pace-svg", role: "img", width: "100%", height: "100%" });
  host.append(svg);
  return { root: element("section", { className: "pace" }, title, needed, host), title, needed, host, svg };
}

function drawPace(board) {
  const { layout: { pace }, fixed, write, told } = board, { colours, stage } = fixed, { svg, host } = pace;
  const width = host.clientWidth, height = host.clientHeight;
  if (!width || !height || !board.tables) return;
  const points = paceOver(board), lever = board.hand && board.levers.get(board.hand)?.lever;
  const base = lever && isMeasure(lever) ? paceOver(board, lever.id) : points;
  const most = Math.max(...points.map(([, value]) => value), 0), top = Math.max(told.highest, most, 1.2) * 1.12;
  const edge = { left: 42 * stage, right: 10 * stage, top: 8 * stage, bottom: 24 * stage }, [today] = fixed.today, [end] = fixed.end;
  const x = day => edge.left + ((day - today) / (end - today)) * (width - edge.left - edge.right);
  const y = value => height - edge.bottom - (value / top) * (height - edge.top - edge.bottom);
  // the same number as everywhere: the mean pace from now to the due date, and what is needed beside it
  const words = board.pace === null ? "" : write(board.pace, 1), one = write(1, 1);
  const same = words === "" || words === one || board.root.dataset.view === "base";
  const sentence = points.length ? fill(told.say.pace_is, { pace: same ? one : `${one} → ${words}` }) : told.say.no_pace;
  const needed = points.length ? board.state.paces : "";
  put(pace.title, sentence);
  put(pace.needed, needed);
  svg.setAttribute("aria-label", needed ? `${sentence}. ${needed}` : sentence);
  const line = found => found.map(([day, value]) => [x(day), y(value)]);
  const level = (value, text) => [
    shape("line", { x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value), stroke: colours.grid, "stroke-width": stage }),
    shape("text", { x: edge.left - 5 * stage, y: y(value) + 4.5 * stage, "font-size": 13.5 * stage, fill: colours.ink, "text-anchor": "end" }, text),
  ];
  const marks = [0, 1, ...(top > 2 ? [2] : []), ...(top > 4 ? [4] : [])].flatMap(value => level(value, value ? `×${write(value)}` : "0"));
  const months = fixed.months.filter(([day]) => day >= today && day <= end).map(([day, name]) =>
    shape("text", { x: x(day), y: y(0) + 18 * stage, "font-size": 13.5 * stage, fill: colours.ink, "text-anchor": "middle" }, name));
  svg.replaceChildren(...marks, ...months);
  if (points.length) svg.append(
    shape("path", { d: `${path([...line(points), ...line(base).reverse()])}Z`, fill: colours.bands[2], class: "own" }),
    shape("path", { d: path([[x(today), y(1)], [x(end), y(1)]]), stroke: colours.baseline, fill: "none", class: "pace-base" }),
    shape("path", { d: path(line(points)), stroke: colours.scenario, fill: "none", class: "pace-line", "stroke-linejoin": "round" }),
  );
}
