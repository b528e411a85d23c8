/* What scripts add to the pages: search, buttons that copy, and fields that fill the commands. Nothing leaves the page. */
(() => {
  const root = document.body.dataset.root ?? '';

  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${root}assets/${name}`;
      script.addEventListener('load', resolve);
      script.addEventListener('error', reject);
      document.head.append(script);
    });

  const makeIndex = async () => {
    await Promise.all([load('minisearch.js'), load('errors.js')]);
    const index = new globalThis.MiniSearch({
      fields: ['name', 'codes', 'message', 'words'],
      storeFields: ['name', 'message'],
      searchOptions: { boost: { codes: 4, name: 3, message: 2 }, fuzzy: 0.2, prefix: true },
    });
    index.addAll(globalThis.ecwErrors);
    return index;
  };

  let index;
  const search = document.querySelector('search');
  const input = document.querySelector('#search');
  const found = document.querySelector('#found');
  const count = document.querySelector('#found-count');

  const itemOf = ({ id, name, message }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${root}errors/${id}.html`;
    link.textContent = name;
    const about = document.createElement('span');
    about.textContent = message;
    link.append(about);
    item.append(link);
    return item;
  };

  const show = async () => {
    index ??= makeIndex();
    const searcher = await index;
    const query = input.value.trim();
    const [best, ...others] = query === '' ? [] : searcher.search(query);
    const hits = best ? [best, ...others.filter(({ score }) => score > best.score / 4)].slice(0, 8) : [];
    found.replaceChildren(...hits.map(itemOf));
    count.textContent =
      query === '' ? '' : hits.length === 0 ? 'Nothing is like that.' : `${hits.length} found.`;
  };

  const isTyping = ({ target }) => target.closest('input, textarea, select') !== null;

  /** From the field into what was found, and along it. */
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      input.value = '';
      input.focus();
      show();
    }
    if (step === undefined) return;
    const stops = [input, ...found.querySelectorAll('a')];
    stops[stops.indexOf(document.activeElement) + step]?.focus();
    event.preventDefault();
  };

  search.hidden = false;
  input.addEventListener('input', show);
  search.addEventListener('keydown', move);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    input.focus();
    event.preventDefault();
  });

  for (const code of document.querySelectorAll('pre > code[data-command]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    const caption = code.closest('figure')?.querySelector('figcaption');
    if (caption) caption.append(button);
    else code.parentElement.before(button);
  }

  /** Only what neither a shell nor its quotes read as anything else is filled in. */
  const isInert = (value) => /^[\w.:/%+@ -]{1,300}$/.test(value);

  for (const form of document.querySelectorAll('.fill')) {
    const commands = [...document.querySelectorAll('code[data-command]')].map((code) => [
      code,
      code.textContent,
    ]);
    const fill = () => {
      const values = Object.fromEntries(new FormData(form));
      for (const [code, text] of commands)
        code.textContent = text.replaceAll(
          /\$(?:\{([A-Z_]+)\}|([A-Z_]+))/g,
          (whole, braced = '', bare = '') => {
            const value = String(values[braced + bare] ?? '').trim();
            return isInert(value) ? value : whole;
          },
        );
      for (const field of form.elements)
        if (field.name)
          field.setAttribute('aria-invalid', String(field.value !== '' && !isInert(field.value.trim())));
    };
    form.hidden = false;
    document.body.classList.add('has-fields');
    form.addEventListener('input', fill);
    form.addEventListener('submit', (event) => event.preventDefault());
  }
})();
