// The fan chart as SVG: what stands still is drawn once, what moves are the paths of the bands and of the scenario.

const SVG = "http://www.w3.org/2000/svg";
const PAIRS = [[0, 6], [1, 5], [2, 4]];  // the 95, 80 and 50 % bands
const CLOSEST = 7;  // points between two labels at the year's end

function shape(name, attributes = {}, text = null) {
  const found = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
  if (text !== null) found.textContent = text;
  return found;
}

const path = points => (points.length ? `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}` : "");

function createChart(host) {
  const svg = shape("svg", { class: "fan", role: "img", width: "100%", height: "100%" });
  host.append(svg);
  return { host, svg, moving: null, scale: null, labels: [], shown: null };
}

// Where the words of a target stand clear of what was measured: above its line or below it, at the left, else right of today.
function wordsOfTarget({ x, y, edge, stage, today }, history, level, words, size, taken) {
  const wide = words.length * size * 0.6, margin = 5 * stage, line = y(level), places = [];
  for (const left of [edge.left + 4 * stage, x(today) + 4 * stage]) {
    for (const foot of [line - 5 * stage, line + size + 2 * stage]) places.push({ left, right: left + wide, top: foot - size, foot });
  }
  const clear = place => !crosses(history, place, margin)
    && taken.every(other => place.left > other.right || place.right < other.left || place.top > other.foot || place.foot < other.top);
  return places.find(clear) ?? places[0];
}

// Whether a line of points comes nearer to a box than a margin.
function crosses(points, { left, right, top, foot }, margin) {
  const from = left - margin, to = right + margin;
  return points.some(([x, y], k) => {
    const [nextX, nextY] = points[k + 1] ?? [x, y], start = Math.max(x, from), end = Math.min(nextX, to);
    if (start > end) return false;
    const heights = [start, end].map(at => (nextX > x ? y + ((nextY - y) * (at - x)) / (nextX - x) : y));
    return Math.max(...heights) > top - margin && Math.min(...heights) < foot + margin;
  });
}

// Everything that a lever leaves alone: axes, rules, targets, what was observed, the baseline. Then the places of what moves.
function drawStill(chart, fixed, fan, stage = fixed.stage ?? 1) {
  const { svg, host } = chart, { colours, axis } = fixed;
  const width = host.clientWidth || 600, height = host.clientHeight || 335;
  const edge = { left: 46 * stage, right: 62 * stage, top: 10 * stage, bottom: (fixed.room ?? 40) * stage };
  const x = day => edge.left + ((day - axis.first) / (axis.last - axis.first)) * (width - edge.left - edge.right);
  const y = level => height - edge.bottom - (level / axis.highest) * (height - edge.top - edge.bottom);
  const small = 12 * stage, usual = 13.5 * stage, thin = Math.max(1, stage);
  svg.replaceChildren();
  const clip = shape("clipPath", { id: "plot" });
  clip.append(shape("rect", { x: edge.left, y: 0, width: Math.max(width - edge.left - edge.right, 0), height }));
  svg.append(clip);
  const text = (at, up, words, attributes) => svg.append(shape("text", { x: at, y: up, "font-size": small, fill: colours.muted, ...attributes }, words));
  for (const [level, words] of axis.levels) {
    svg.append(shape("line", { x1: edge.left, x2: width - edge.right, y1: y(level), y2: y(level), stroke: colours.grid, "stroke-width": thin }));
    text(edge.left - 6 * stage, y(level) + small * 0.35, words, { "text-anchor": "end", class: "tick", "font-size": usual, fill: colours.ink });
  }
  const room = (x(axis.ticks[2]?.[0] ?? axis.last) - x(axis.ticks[0]?.[0] ?? axis.first)) / 2;
  for (const [day, words] of axis.ticks) {
    svg.append(shape("line", { x1: x(day), x2: x(day), y1: y(0), y2: y(0) + 4 * stage, stroke: colours.muted }));
    if (room > 12 * stage || words.length > 1) {
      words.forEach((line, k) => text(x(day), y(0) + (17 + 17 * k) * stage, line, { "text-anchor": "middle", class: "tick", "font-size": usual, fill: colours.ink }));
    }
  }
  const [today, todayWords] = fixed.today, [end, endWords] = fixed.end;
  for (const [day, kind] of [[today, "today"], [end, "year-end"]]) {
    svg.append(shape("line", { x1: x(day), x2: x(day), y1: edge.top, y2: y(0), stroke: colours.muted, "stroke-width": thin, class: `rule ${kind}` }));
  }
  const plot = shape("g", { "clip-path": "url(#plot)" });
  svg.append(plot);
  const bands = PAIRS.map((_, k) => shape("path", { fill: colours.bands[k], class: "band" }));
  const middle = shape("path", { fill: "none", stroke: colours.scenario, "stroke-width": 3 * stage, class: "scenario", "stroke-linejoin": "round" });
  const baseline = shape("path", { fill: "none", stroke: colours.baseline, "stroke-width": 2.5 * stage, "stroke-dasharray": `${8 * stage},${6 * stage}`, class: "baseline" });
  const history = fan ? fan.history.map(([day, level]) => [x(day), y(level)]) : [];
  plot.append(...bands, middle, baseline);
  const straight = shape("path", { fill: "none", stroke: colours.loss, "stroke-width": 2.5 * stage, "stroke-dasharray": `${2 * stage},${5 * stage}`, class: "straight" });
  plot.append(straight, shape("path", { d: path(history), fill: "none", stroke: colours.ink, "stroke-width": 2.5 * stage, class: "observed" }));
  history.forEach(([cx, cy]) => plot.append(shape("circle", { cx, cy, r: 4.5 * stage, fill: colours.ink, class: "figure" })));
  if (fan) {
    baseline.setAttribute("d", path(fan.dates.map((day, k) => [x(day), y(fan.baseline[k])])));
    if (fan.straight) straight.setAttribute("d", path(fan.dates.map((day, k) => [x(day), y(fan.straight[k])])));
    const taken = [], space = { x, y, edge, stage, today };
    for (const [level, focus, words] of fan.targets) {
      const size = focus ? usual : small, place = wordsOfTarget(space, history, level, words, size, taken);
      taken.push(place);
      svg.append(shape("line", {
        x1: edge.left, x2: x(end), y1: y(level), y2: y(level), stroke: colours.target, class: focus ? "target" : "target other",
        "stroke-width": (focus ? 2 : 1) * thin, ...(focus ? {} : { "stroke-dasharray": "3,3" }),
      }));
      text(place.left, place.foot, words, { fill: colours.target, class: focus ? "label target" : "label target other", "font-size": size });
    }
  }
  text(x(today) + 4 * stage, edge.top + small, todayWords, { class: "label today" });
  text(x(end) - 4 * stage, edge.top + small, endWords, { class: "label year-end", "text-anchor": "end" });
  chart.labels = [0, 1, 2].map(() => shape("text", { x: x(end) + 7 * stage, "font-size": 17 * stage, "font-weight": 700, class: "label end" }));
  svg.append(...chart.labels);
  chart.scale = { x, y, end, stage, width, height };
  chart.moving = { bands, middle };
}

// What moves: the bands, the scenario's middle, the levels at the year's end.
function drawMoving(chart, fixed, fan, levels, differs, write) {
  const { x, y, end } = chart.scale, { bands, middle } = chart.moving;
  chart.shown = { fan, levels, differs, write };
  const line = band => fan.dates.map((day, row) => [x(day), y(levels[row * BANDS + band])]);
  PAIRS.forEach(([low, high], k) => bands[k].setAttribute("d", `${path([...line(high), ...line(low).reverse()])}Z`));
  middle.setAttribute("d", path(line(MIDDLE)));
  const last = Math.max(fan.dates.findLastIndex(day => day <= end), 0);
  const found = [[levels[last * BANDS + MIDDLE], fixed.colours.scenario]];
  if (differs) found.push([fan.baseline[last], fixed.colours.baseline]);
  if (fan.straight) found.push([fan.straight[last], fixed.colours.loss]);
  found.sort((one, other) => one[0] - other[0]);
  const gap = Math.max(CLOSEST, (1900 * chart.scale.stage) / (y(0) - y(100)));  // large letters in a low chart need more
  const heights = apart(found.map(([level]) => level), gap, 0, 100);
  chart.labels.forEach((label, k) => {
    label.textContent = k < found.length ? `${write(found[k][0])}%` : "";
    if (k < found.length) {
      label.setAttribute("y", (y(heights[k]) + 6 * chart.scale.stage).toFixed(1));
      label.setAttribute("fill", found[k][1]);
    }
  });
}

function emptyMoving(chart) {
  chart.shown = null;
  chart.moving.bands.forEach(band => band.removeAttribute("d"));
  chart.moving.middle.removeAttribute("d");
  chart.labels.forEach(label => { label.textContent = ""; });
}

// Ascending heights, moved as little as possible until they are a gap apart (as in planner/charts/labels.py).
function apart(heights, gap, lowest, highest) {
  const pools = [];
  heights.forEach((height, k) => {
    pools.push([height - k * gap, 1]);
    while (pools.length > 1 && pools.at(-2)[0] > pools.at(-1)[0]) {
      const [right, more] = pools.pop(), [left, some] = pools.pop();
      pools.push([(left * some + right * more) / (some + more), some + more]);
    }
  });
  const moved = pools.flatMap(([mean, count]) => Array(count).fill(mean));
  const top = highest - (heights.length - 1) * gap;
  return moved.map((height, k) => Math.min(Math.max(height, lowest), top) + k * gap);
}

// A readout that follows the pointer: the day, and what the lines say there.
function addReadout(chart, fixedNow) {
  const box = document.createElement("div"), line = document.createElement("div");
  box.className = "readout";
  line.className = "readline";
  const hide = () => { box.hidden = line.hidden = true; };
  hide();
  chart.host.append(line, box);
  chart.host.onpointerleave = hide;
  chart.host.onpointermove = event => {
    const { scale, shown } = chart, fixed = fixedNow(), at = event.clientX - chart.host.getBoundingClientRect().left;
    const texts = scale && shown ? readoutTexts(fixed, scale, shown, at) : null;
    if (!texts) { hide(); return; }
    box.replaceChildren(...texts.lines.map(text => { const row = document.createElement("div"); row.textContent = text; return row; }));
    box.hidden = line.hidden = false;
    line.style.left = `${texts.x}px`;
    box.style.left = `${texts.x > scale.width / 2 ? texts.x - box.offsetWidth - 10 : texts.x + 10}px`;
  };
}

function readoutTexts(fixed, scale, { fan, levels, differs, write }, at) {
  const { say } = fixed, near = days => days.reduce((best, day, k) => (Math.abs(scale.x(day) - at) < Math.abs(scale.x(days[best]) - at) ? k : best), 0);
  if (at < scale.x(fan.dates[0]) - 4) {
    const figures = fan.history.map(([day]) => day), k = near(figures);
    return { x: scale.x(figures[k]), lines: [dateText(fixed, figures[k]), `${say.observed}: ${write(fan.history[k][1], 2, true)}%`] };
  }
  const row = near(fan.dates), level = band => write(levels[row * BANDS + band]);
  const lines = [dateText(fixed, fan.dates[row]), `${differs ? say.scenario : say.now}: ${level(MIDDLE)}% [${level(LOW)}–${level(HIGH)}]`];
  if (differs) lines.push(`${say.now}: ${write(fan.baseline[row])}%`);
  if (fan.straight) lines.push(`${say.straight}: ${write(fan.straight[row])}%`);
  return { x: scale.x(fan.dates[row]), lines };
}
