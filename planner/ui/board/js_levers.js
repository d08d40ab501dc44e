// The levers: built once, then only their positions and words change. Texts go in as text, never as markup.

const WAIT = 250, FIRST_REPEAT = 400, NEXT_REPEAT = 70;  // [ms]
const FULL_STRENGTH = 100;

function element(name, properties = {}, ...children) {
  const found = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in found && key !== "list") found[key] = value;
    else found.setAttribute(key, value);
  }
  found.append(...children.filter(child => child !== null && child !== undefined));
  return found;
}

const isMeasure = lever => lever.kind === "measure";
const isSwitch = lever => lever.kind === "ceiling_reached";

// Positions on the range input: percent of full strength for a measure, the number of a stop for an assumption.
const rangeEnd = lever => (isMeasure(lever) ? (lever.decision ? 1 : FULL_STRENGTH) : lever.stops.length - 1);

function rangeOf(lever, position) {
  if (!isMeasure(lever)) return nearestStop(lever, position);
  return lever.decision ? Math.round(position) : Math.round(position * FULL_STRENGTH);
}

function positionOf(lever, range) {
  if (!isMeasure(lever)) return lever.stops[range];
  const strength = lever.decision ? range : range / FULL_STRENGTH;
  const stop = lever.stops[nearestStop(lever, strength)];
  return Math.abs(stop - strength) < 0.006 ? stop : strength;
}

// The next word level of a measure; ten stops on for an assumption.
function nextStop(lever, range, way) {
  if (!isMeasure(lever)) return range + way * Math.max(Math.round(lever.stops.length / 10), 1);
  const marks = lever.stops.map(stop => rangeOf(lever, stop));
  const beyond = marks.filter(mark => (mark - range) * way > 0);
  return beyond.length ? (way > 0 ? Math.min(...beyond) : Math.max(...beyond)) : range;
}

const smallStep = lever => (isMeasure(lever) && !lever.decision ? 5 : 1);

function buildLever(board, lever) {
  const { say } = board.fixed, named = template => fill(template, { lever: lever.title });
  const title = element("div", { className: "title", textContent: lever.title });
  const reset = element("button", { type: "button", className: "plain reset", textContent: "↺", title: named(say.reset), "aria-label": named(say.reset) });
  const info = element("button", { type: "button", className: "plain info", textContent: "?", title: named(say.about_lever), "aria-label": named(say.about_lever), ariaExpanded: "false" });
  const facts = element("div", { className: "facts", hidden: true }, ...lever.facts.map(([head, text]) =>
    element("p", {}, head ? element("b", { textContent: `${head}: ` }) : null, text)));
  info.onclick = () => { facts.hidden = !facts.hidden; info.ariaExpanded = String(!facts.hidden); };
  const badges = lever.badges.map((words, k) => element("span", { className: `badge ${k ? "later" : lever.grade}`, textContent: words }));
  const foot = element("div", { className: "foot" }, element("span", { textContent: lever.owner }), ...badges);
  const own = { lever, reset, root: null, range: null, box: null, word: null, marks: [], span: null, months: null, toggle: null };
  const head = element("div", { className: "head" }, title, reset, info);
  const parts = isSwitch(lever) ? [buildSwitch(board, own)] : [buildSlider(board, own)];
  if (isMeasure(lever)) {
    own.span = element("button", { type: "button", className: "plain span", ariaExpanded: "false", "aria-label": named(say.months_of) });
    own.months = element("div", { className: "months", hidden: true });
    own.span.onclick = () => { own.months.hidden = !own.months.hidden; own.span.ariaExpanded = String(!own.months.hidden); };
    foot.append(own.span);
    parts.push(own.months);
  }
  reset.onclick = () => { moveLever(board, lever, lever.usual); settleLever(board, lever, 0); };
  own.root = element("div", { className: "lever", "data-lever": lever.id }, head, ...parts, foot, facts);
  own.root.onpointerenter = () => takeInHand(board, lever);
  own.root.addEventListener("focusin", () => takeInHand(board, lever));
  return own;
}

function buildSwitch(board, own) {
  const { lever } = own;
  own.toggle = element("input", { type: "checkbox", "aria-label": lever.title });
  own.word = element("span", { className: "word" });
  own.toggle.onchange = () => { moveLever(board, lever, own.toggle.checked ? 1 : 0); settleLever(board, lever, 0); };
  return element("label", { className: "switch" }, own.toggle, own.word);
}

function buildSlider(board, own) {
  const { lever } = own, { say } = board.fixed, named = template => fill(template, { lever: lever.title });
  const range = own.range = element("input", { type: "range", min: 0, max: rangeEnd(lever), step: 1, "aria-label": lever.title });
  let held = false;
  range.onpointerdown = () => { held = true; takeInHand(board, lever); board.dragging = lever.id; };
  range.oninput = () => moveLever(board, lever, positionOf(lever, Number(range.value)));
  range.onchange = () => { if (held) { held = false; settleLever(board, lever, 0); } else settleLever(board, lever, WAIT); };
  range.onpointerup = range.onpointercancel = () => { if (held) setTimeout(() => { if (held) { held = false; settleLever(board, lever, 0); } }, 0); };
  range.onkeydown = event => {
    const ways = { PageUp: 1, PageDown: -1 };
    if (event.key in ways) {
      event.preventDefault();
      step(board, own, nextStop(lever, Number(range.value), ways[event.key]));
    } else if (lever.decision === false && /^Arrow/.test(event.key)) {
      event.preventDefault();
      const way = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : -1;
      step(board, own, Number(range.value) + way * (event.shiftKey ? 1 : smallStep(lever)));
    }
  };
  range.onblur = () => { if (board.waiting) settleLever(board, lever, 0); };
  const less = stepButton(board, own, "−", -1, named(say.less)), more = stepButton(board, own, "+", 1, named(say.more));
  const words = element("div", { className: `words ${lever.stops.length > 2 && isMeasure(lever) ? "four" : ""}`, "aria-hidden": "true" });
  if (isMeasure(lever)) {
    own.marks = lever.words.map((word, k) => {
      const mark = element("button", { type: "button", className: "mark", tabIndex: -1, textContent: word });
      mark.style.setProperty("--at", lever.stops[k]);
      mark.onclick = () => { moveLever(board, lever, lever.stops[k]); settleLever(board, lever, 0); };
      return mark;
    });
    words.append(...own.marks);
  } else {
    own.word = element("span", { className: "word" });
    const centre = element("span", { className: "centre" });
    centre.style.setProperty("--at", nearestStop(lever, lever.usual) / Math.max(rangeEnd(lever), 1));
    words.append(centre, own.word);
  }
  const track = element("div", { className: "track" }, range, words);
  return element("div", { className: "slider" }, less, track, more, buildBox(board, own));
}

function buildBox(board, own) {
  const { lever } = own, typed = isMeasure(lever) ? !lever.decision : lever.typed !== null;
  if (!typed) return null;
  const box = own.box = element("input", { type: "text", inputMode: "decimal", className: "box", autocomplete: "off", "aria-label": fill(board.fixed.say.value_of, { lever: lever.title }) });
  const take = () => {
    const size = numberRead(box.value, board.fixed.language), percent = isMeasure(lever);
    const low = percent ? 0 : lever.low, high = percent ? FULL_STRENGTH : lever.high;
    if (Number.isNaN(size)) { showLever(board, own); return; }
    const inside = Math.min(Math.max(size, low), high);
    moveLever(board, lever, percent ? positionOf(lever, Math.round(inside)) : inside);
    settleLever(board, lever, 0);
  };
  box.onchange = take;
  box.onkeydown = event => {
    if (event.key === "Enter") take();
    if ((event.ctrlKey || event.metaKey) && "zy".includes(event.key.toLowerCase())) event.stopPropagation();  // letters are taken back, not levers
  };
  const unit = isMeasure(lever) || lever.kind === "ceiling" ? "%" : "";
  return element("span", { className: `boxed ${lever.kind}` }, lever.kind === "pace" ? "×" : null, box, unit);
}

function step(board, own, range) {
  const { lever } = own, whole = Math.min(Math.max(range, 0), rangeEnd(lever));
  moveLever(board, lever, positionOf(lever, whole));
  settleLever(board, lever, WAIT);
}

// A button that repeats while it is held; a burst, or a long press, is one step back.
function stepButton(board, own, sign, way, name) {
  const { lever } = own, button = element("button", { type: "button", className: "step", textContent: sign, "aria-label": name, tabIndex: -1 });
  let timer = null;
  const once = () => {
    const range = Math.min(Math.max(Number(own.range.value) + way * smallStep(lever), 0), rangeEnd(lever));
    moveLever(board, lever, positionOf(lever, range));
  };
  const again = pause => { once(); timer = setTimeout(again, pause, NEXT_REPEAT); };
  const stop = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    settleLever(board, lever, WAIT);
  };
  button.onpointerdown = event => { if (event.button === 0 && timer === null) { clearTimeout(board.waiting?.timer); again(FIRST_REPEAT); } };
  button.onpointerup = button.onpointerleave = button.onpointercancel = stop;
  button.onclick = event => { if (event.detail === 0) { once(); settleLever(board, lever, WAIT); } };  // by keyboard or screen reader
  button.oncontextmenu = event => event.preventDefault();
  return button;
}

// Put a lever's widgets where the lever stands.
function showLever(board, own) {
  const { lever } = own, position = board.values[lever.id], standing = board.state.levers[lever.id];
  const word = !isMeasure(lever) && position === standing.value ? standing.text : wordAt(board.fixed, board.write, lever, position);
  if (own.toggle) {
    own.toggle.checked = position >= 0.5;
    own.word.textContent = word;
  } else {
    const range = String(rangeOf(lever, position));
    if (own.range.value !== range) own.range.value = range;
    const rests = levelAt(lever, position);
    const percent = isMeasure(lever) && !lever.decision && rests >= 0 ? `${word}, ${board.write(position * FULL_STRENGTH)}%` : word;
    own.range.setAttribute("aria-valuetext", percent);
    own.range.style.setProperty("--done", rangeEnd(lever) ? Number(range) / rangeEnd(lever) : 0);
    if (own.word) { own.word.textContent = word; own.word.style.setProperty("--at", Number(range) / Math.max(rangeEnd(lever), 1)); }
    own.marks.forEach((mark, k) => mark.classList.toggle("here", k === rests));
    if (own.box && own.box.getRootNode().activeElement !== own.box) own.box.value = boxText(board, lever, position);
    else if (own.box && board.dragging === null) own.box.value = boxText(board, lever, position);
  }
  own.reset.classList.toggle("hidden", position === lever.usual);
  own.root.classList.toggle("moved", position !== lever.usual);
  if (own.span) showMonths(board, own, standing, position);
}

const boxText = (board, lever, position) => (isMeasure(lever) ? board.write(position * FULL_STRENGTH) : board.write(position, lever.typed, lever.kind === "pace" || lever.kind === "ceiling"));

function showMonths(board, own, standing, position) {
  own.span.textContent = standing.span;
  own.span.disabled = position === 0;  // months of a measure that is not used change nothing
  if (position === 0) { own.months.hidden = true; own.span.ariaExpanded = "false"; }
  const text = JSON.stringify(standing.months);
  if (own.monthsText === text) return;
  own.monthsText = text;
  const [start, end, options] = standing.months, { say } = board.fixed;
  const select = (words, value) => {
    const found = element("select", { "aria-label": `${own.lever.title}: ${words}` }, ...options.map(([month, name]) => element("option", { value: month, textContent: name })));
    found.value = value;
    return found;
  };
  const from = select(say.from, start), to = select(say.to, end);
  from.onchange = to.onchange = () => commit(board, { [`months:${own.lever.key}`]: [from.value, to.value] });
  own.months.replaceChildren(
    element("label", {}, say.from, from), element("label", {}, say.to, to),
    ...(own.lever.limit ? [element("small", { textContent: own.lever.limit })] : []));
}
