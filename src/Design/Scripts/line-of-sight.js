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

// A passkey is asked for by the browser's own window; what it answers goes into the form as text. Where there is no such window the
// words that say so stay, and the button does not appear.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const letters = (buffer) => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;

function asked(kind, options) {
  options.challenge = bytes(options.challenge);
  for (const listed of [...(options.allowCredentials ?? []), ...(options.excludeCredentials ?? [])]) {
    listed.id = bytes(listed.id);
  }
  if (kind === 'create') {
    options.user.id = bytes(options.user.id);
  }
  return { publicKey: options };
}

function answered(credential) {
  const { response } = credential;
  return JSON.stringify({
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: letters(response.clientDataJSON),
      attestationObject: letters(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: letters(response.authenticatorData),
      signature: letters(response.signature),
      userHandle: letters(response.userHandle),
    },
  });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential || !navigator.credentials) {
    continue;
  }
  form.hidden = false;
  const without = form.nextElementSibling;
  if (without?.matches('[data-passkey-none]')) {
    without.hidden = true;
  }
  const problem = form.querySelector('[data-passkey-problem]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      const question = asked(form.dataset.passkey, JSON.parse(form.dataset.options));
      const credential = await navigator.credentials[form.dataset.passkey](question);
      form.elements.Credential.value = answered(credential);
      form.submit();
    } catch {
      // Cancelled, timed out, or no passkey of this site on the device: the browser does not say which, and neither do we.
      problem.hidden = false;
    }
  });
}

// A session ends after 15 minutes without a request. Three minutes before, whoever is still here can say so without leaving the page.
const idle = document.querySelector('[data-idle-minutes]');
if (idle) {
  const wait = Number(idle.dataset.idleMinutes) * 60000;
  const warn = () => { idle.hidden = false; };
  let timer = setTimeout(warn, wait);
  idle.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch('/account', { method: 'HEAD', redirect: 'manual' }).catch(() => null);
    if (!answer?.ok) {
      location.assign(location.href);
      return;
    }
    idle.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(warn, wait);
  });
}
