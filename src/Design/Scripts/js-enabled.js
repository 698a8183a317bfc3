// First in the body, so that parts hidden until asked for never flash. A browser without modules stays without script.
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
}
