// Above, curves and targets come near "today"; at the foot of its line there is room. And a trial threshold is not called a target.
function placeWords({ chart, told }) {
  chart.svg.querySelector(".label.today")?.setAttribute("y", chart.scale.y(0) - 5 * chart.scale.stage);
  const wanted = chart.svg.querySelector(".label.target:not(.other)");
  if (wanted) put(wanted, told.threshold || wanted.textContent);
}

// The gap that is still open, drawn between the last figure and the target. Everything else that is introduced is in the chart already.

function drawGap(board) {
  const { chart, fixed, told } = board, { gap } = told;
  placeWords(board);
  chart.svg.querySelector(".gap")?.remove();
  if (!chart.scale || gap.now === null || gap.now === undefined || gap.met) return;
  const { x, y, stage } = chart.scale, { colours } = fixed, [today] = fixed.today, [end] = fixed.end;
  const at = x(today + (end - today) * 0.22), from = y(gap.now), to = y(gap.wanted), head = Math.min(7 * stage, Math.abs(from - to) * 0.6);
  const figures = (board.state.fan ?? board.state.known).history, start = x(figures.at(-1)?.[0] ?? today);
  const group = shape("g", { class: "gap" });
  const dots = `${2 * stage},${3 * stage}`, ink = { stroke: colours.ink, "stroke-width": 2.5 * stage, fill: "none" };
  group.append(
    shape("line", { x1: start, x2: at, y1: from, y2: from, stroke: colours.ink, "stroke-width": 1.5 * stage, "stroke-dasharray": dots }),
    shape("path", { d: path([[at, from], [at, to]]), ...ink }),
    shape("path", { d: path([[at - head / 2, to + head], [at, to], [at + head / 2, to + head]]), ...ink }),
    shape("text", {
      x: at + 8 * stage, y: (from + to) / 2 + 6 * stage, "font-size": 17 * stage, "font-weight": 700, fill: colours.ink, class: "label gap-label",
    }, gap.text),
  );
  chart.svg.append(group);
}
