(function () {
  'use strict';
  var slides = document.querySelectorAll('.slide');
  var at = 0;
  function turn(to) {
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides.forEach(function (slide, place) { slide.classList.toggle('shown', place === at); });
    history.replaceState(null, '', '#' + (at + 1));
  }
  document.addEventListener('keydown', function (key) {
    if (key.ctrlKey || key.altKey || key.metaKey) { return; }
    switch (key.key) {
      case 'ArrowRight': case 'ArrowDown': case 'PageDown': case ' ': case 'Enter': turn(at + 1); break;
      case 'ArrowLeft': case 'ArrowUp': case 'PageUp': case 'Backspace': turn(at - 1); break;
      case 'Home': turn(0); break;
      case 'End': turn(slides.length - 1); break;
      default: return;
    }
    key.preventDefault();
  });
  document.addEventListener('click', function () {
    if (!String(window.getSelection())) { turn(at + 1); }
  });
  window.addEventListener('hashchange', function () { turn(parseInt(location.hash.slice(1), 10) - 1 || 0); });
  document.body.classList.add('turning');
  turn(parseInt(location.hash.slice(1), 10) - 1 || 0);
}());
