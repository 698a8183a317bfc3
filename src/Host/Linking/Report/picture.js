const brush = document.createElement('canvas').getContext('2d');

function wide(text, bold) {
  brush.font = (bold ? '700 ' : '') + '14px Helvetica, Arial, sans-serif';
  return brush.measureText(text).width;
}

function wrap(text, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap(w => wide(w) <= width ? [w] : w.match(/.{1,12}/gu))) {
    if (line && wide(line + ' ' + word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? line + ' ' + word : word;
    }
  }
  return [...lines, line];
}

function part(name, attributes, text) {
  const element = document.createElementNS(svgSpace, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, typeof value === 'number' ? Math.round(value * 10) / 10 : value));
  if (text) {
    element.textContent = text;
  }
  return element;
}

// The same picture as the report draws (Waterfall in LineOfSight.Charts).
function draw(steps, weight, width, title) {
  let sum = 0;
  const spans = steps.map(s => ({ label: s.label, text: signed(s.bits), from: sum, to: (sum += s.bits) }));
  spans.push({ label: ledger.totalName, text: signed(weight), from: 0, to: weight, isTotal: true });
  const beside = width >= 480;
  const left = beside ? Math.min(Math.max(...spans.map(s => wide(s.label, s.isTotal))) + 14, width * 0.42) : 0;
  const room = Math.max(...spans.map(s => wide(s.text, true))) + 8;
  const ends = [0, ledger.limit, ...spans.flatMap(s => [s.from, s.to])];
  const low = Math.min(...ends);
  const high = Math.max(...ends, low + 0.01);
  const begin = left + (low < 0 ? room : 2);
  const x = value => begin + (width - room - begin) * (value - low) / (high - low);
  const parts = [];
  const write = (text, px, py, anchor, bold) => parts.push(part('text', { x: px, y: py, 'text-anchor': anchor, fill: '#0b0c0c', 'font-size': 14, 'font-family': 'Helvetica, Arial, sans-serif', 'font-weight': bold ? '700' : '400' }, text));
  let y = 30;
  for (const [i, span] of spans.entries()) {
    const lines = wrap(span.label, beside ? left - 14 : width);
    const tall = beside ? Math.max(22, lines.length * 18) : 22;
    const bar = beside ? y + (tall - 22) / 2 : y + lines.length * 18 + 4;
    lines.forEach((line, n) => write(line, 0, (beside ? y + (tall - lines.length * 18) / 2 : y) + n * 18 + 14, 'start', span.isTotal));
    const gives = span.to >= span.from;
    parts.push(part('rect', { x: x(Math.min(span.from, span.to)), y: bar, width: Math.max(Math.abs(x(span.to) - x(span.from)), 1), height: 22, fill: span.isTotal ? '#3D3D3D' : gives ? '#12436D' : '#F46A25' }));
    parts.push(part('rect', { x: gives ? x(span.to) + 4 : x(span.to) - 8 - wide(span.text, true), y: bar + 2, width: wide(span.text, true) + 4, height: 18, fill: '#ffffff' }));
    write(span.text, x(span.to) + (gives ? 6 : -6), bar + 16, gives ? 'start' : 'end', true);
    if (i + 1 < spans.length) {
      parts.push(part('line', { x1: x(span.to), x2: x(span.to), y1: bar + 22, y2: bar + 27, stroke: '#0b0c0c', 'stroke-width': 1 }));
    }
    y = beside ? y + tall + 8 : bar + 32;
  }
  const limit = ledger.limitName + ' ' + signed(ledger.limit);
  const half = wide(limit) / 2;
  write(limit, Math.min(Math.max(x(ledger.limit), half), width - half), 16, 'middle');
  const words = title + '. ' + steps.map(s => s.label + ': ' + signed(s.bits) + ' bits').join('. ') + '. ' + ledger.totalName + ': ' + signed(weight) + ' bits.';
  const svg = part('svg', { role: 'img', 'aria-label': words, width, height: y, viewBox: '0 0 ' + width + ' ' + y, focusable: 'false' });
  svg.append(
    part('line', { x1: x(0), x2: x(0), y1: 26, y2: y - 2, stroke: '#0b0c0c', 'stroke-width': 1 }),
    part('line', { x1: x(ledger.limit), x2: x(ledger.limit), y1: 24, y2: y - 2, stroke: '#0b0c0c', 'stroke-width': 1, 'stroke-dasharray': '3 3' }), ...parts);
  return svg;
}
