// Everything works without this file; it only adds comfort. No markup is ever made from text here (Trusted Types).
import { initAll } from './govuk-frontend.min.js';

initAll();

// The library tells of hidden parts with aria-expanded, which radio buttons may not have (ARIA 1.2): the part follows its
// choice directly, so nothing is lost without it. It is set again on each click and each return, so it is taken off after them.
function tidyRadios() {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
    radio.removeAttribute('aria-expanded');
  }
}
tidyRadios();
document.addEventListener('click', tidyRadios);
window.addEventListener('pageshow', tidyRadios);

// A form that has been sent is not sent twice by an impatient click.
for (const form of document.querySelectorAll('form[data-send-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'true') {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
  });
}

// Coming back with the browser's back button, the form can be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
  }
});

// Printing is a button only where a script can print.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
