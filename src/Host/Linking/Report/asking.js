// Elements; nothing is ever written as markup.
function tag(name, attributes, ...content) {
  const element = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...content.filter(c => c !== null));
  return element;
}

function table(caption, steps) {
  let sum = 0;
  const cell = (name, attributes, text) => tag(name, attributes, text);
  return tag('section', { class: 'pane', tabindex: '0', 'aria-label': caption }, tag('table', {},
    tag('caption', {}, tag('span', {}, caption)),
    tag('thead', {}, tag('tr', {}, cell('th', { scope: 'col' }, 'Step'), cell('th', { scope: 'col', class: 'number' }, 'Bits'), cell('th', { scope: 'col', class: 'number' }, 'Together'))),
    tag('tbody', {}, ...steps.map(s => tag('tr', {}, cell('th', { scope: 'row' }, s.label), cell('td', { class: 'number' }, signed(s.bits)), cell('td', { class: 'number' }, signed(sum += s.bits)))))));
}

function show(rows) {
  const shown = rows.map((row, i) => {
    const { steps, weight } = stepsOf(row);
    const names = ['l', 'r'].map(side => (ledger.hasSources ? row[at('source_dataset_' + side)] + ' ' : '') + row[at('unique_id_' + side)]);
    const title = probabilityOf(weight) + ', ' + signed(weight) + ' bits: ' + (weight >= ledger.limit ? 'a link' : 'not a link');
    return [
      tag('h3', { tabindex: '-1' }, tag('bdi', {}, names[0]), ' and ', tag('bdi', {}, names[1])),
      tag('p', {}, 'The two records are of one person with a probability of ' + probabilityOf(weight) + '. The pair weighs ' + signed(weight) + ' bits; from ' + signed(ledger.limit) + ' bits on it is a link, so this is ' + (weight >= ledger.limit ? 'one' : 'none') + '.'),
      tag('figure', { class: 'chart' }, tag('p', { class: 'measure' }, 'Weight of each step, in bits, from the start to the pair\'s weight'),
        tag('div', { class: 'wide' }, draw(steps, weight, 640, title)), tag('div', { class: 'narrow' }, draw(steps, weight, 280, title))),
      tag('ol', { class: 'steps' }, ...steps.map(s => tag('li', {}, s.words))),
      table('Steps in numbers: ' + (rows.length > 1 ? 'pair ' + (i + 1) + ' that you looked up' : 'the pair that you looked up'), steps),
    ];
  });
  answer.replaceChildren(...shown.flat());
  progress.textContent = rows.length > 1 ? rows.length + ' pairs have these ids.' : '';
  answer.querySelector('h3').focus();
}

// Errors stand at their field, and the first is where the reader is put.
function complain(wrong) {
  progress.textContent = '';
  wrong.forEach(w => {
    const input = document.getElementById(w.field);
    input.before(tag('p', { class: 'error', id: w.field + '-error' }, 'Error: ' + w.message));
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', [w.field + '-error', document.getElementById(w.field + '-hint') && w.field + '-hint'].filter(Boolean).join(' '));
  });
  document.getElementById(wrong[0].field).focus();
}

function start() {
  document.querySelectorAll('#asking .error').forEach(e => e.remove());
  document.querySelectorAll('#asking [aria-invalid]').forEach(i => i.removeAttribute('aria-invalid'));
  answer.replaceChildren();
  progress.textContent = '';
  return ++asked;
}

async function handle(event, work) {
  event.preventDefault();
  try {
    await work(start());
  } catch (trouble) {
    complain([trouble instanceof Wrong ? trouble : new Wrong('pairs', 'The selected file could not be read. Choose it again')]);
  }
}

document.getElementById('find').addEventListener('submit', event => handle(event, async mine => {
  const [file, first, second] = [document.getElementById('pairs').files[0], document.getElementById('first').value.trim(), document.getElementById('second').value.trim()];
  const wrong = [[!file, 'pairs', 'Select pairs.csv'], [!first, 'first', 'Enter the first record'], [!second, 'second', 'Enter the second record']].filter(w => w[0]).map(w => new Wrong(w[1], w[2]));
  if (wrong.length > 0) {
    complain(wrong);
    return;
  }
  const rows = await search(file, first, second, mine);
  if (rows !== null && rows.length === 0) {
    progress.textContent = 'There is no such pair in ' + file.name + '. Pairs that no rule compared, and pairs of a probability below ' + ledger.pairThreshold + ', are not in it.';
  } else if (rows !== null) {
    show(rows);
  }
}));

document.getElementById('paste').addEventListener('submit', event => handle(event, async () => {
  const line = document.getElementById('line').value.replace(/[\r\n]+$/, '');
  const row = fields(line);
  if (line.trim() === '') {
    throw new Wrong('line', 'Enter a line of pairs.csv');
  }
  if (row.length !== columns.length || row[0] === columns[0]) {
    throw new Wrong('line', row[0] === columns[0] ? 'This is the first line of pairs.csv, with the names of its columns. Copy a line below it' : 'A line of pairs.csv has ' + columns.length + ' fields; this has ' + row.length + '. Copy the whole line');
  }
  show([row]);
}));

document.getElementById('asking').hidden = false;
