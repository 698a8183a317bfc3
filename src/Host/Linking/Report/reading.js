// CSV (RFC 4180).
function fields(line) {
  const found = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      field += '"';
      i++;
    } else if (c === '"') {
      quoted = !quoted;
    } else if (c === ',' && !quoted) {
      found.push(field);
      field = '';
    } else {
      field += c;
    }
  }
  return [...found, field];
}

// Where each row ends: a line end inside quotes ends none.
function* rowsWith(text, needle) {
  if (!text.includes('"')) {
    for (let hit = text.indexOf(needle); hit >= 0;) {
      const end = text.indexOf('\n', hit);
      yield text.slice(text.lastIndexOf('\n', hit) + 1, end);
      hit = text.indexOf(needle, end);
    }
    return;
  }
  let quoted = false;
  for (let i = 0, from = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      quoted = !quoted;
    } else if (c === 10 && !quoted) {
      const row = text.slice(from, i);
      from = i + 1;
      if (row.includes(needle)) {
        yield row;
      }
    }
  }
}

function wholeRows(text) {
  if (!text.includes('"')) {
    return text.lastIndexOf('\n') + 1;
  }
  let quoted = false;
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    quoted = c === 34 ? !quoted : quoted;
    end = c === 10 && !quoted ? i + 1 : end;
  }
  return end;
}

async function search(file, first, second, mine) {
  const needle = (first.length > second.length ? first : second).replaceAll('"', '""');
  const [l, r] = [at('unique_id_l'), at('unique_id_r')];
  const decoder = new TextDecoder();
  const found = [];
  let kept = '';
  for (let from = 0; from < file.size && found.length < MOST; from += SLICE) {
    const last = from + SLICE >= file.size;
    let text = kept + decoder.decode(await file.slice(from, from + SLICE).arrayBuffer(), { stream: !last });
    if (mine !== asked) {
      return null;
    }
    text += last && !text.endsWith('\n') ? '\n' : '';
    if (from === 0 && text.slice(0, text.indexOf('\n')).trimEnd() !== columns.map(c => /[",\r\n]/.test(c) ? '"' + c.replaceAll('"', '""') + '"' : c).join(',')) {
      throw new Wrong('pairs', 'The selected file must be the pairs.csv beside this report');
    }
    const end = wholeRows(text);
    kept = text.slice(end);
    for (const line of rowsWith(text.slice(0, end), needle)) {
      const row = fields(line.replace(/\r$/, ''));
      if ((row[l] === first && row[r] === second) || (row[l] === second && row[r] === first)) {
        found.push(row);
        if (!ledger.hasSources) {
          return found;
        }
      }
    }
    progress.textContent = 'Read ' + Math.round(Math.min(from + SLICE, file.size) / MEGABYTE) + ' of ' + Math.ceil(file.size / MEGABYTE) + ' MB of ' + file.name;
  }
  return found;
}
