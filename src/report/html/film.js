"use strict";
(() => {
  const film = document.getElementById("film-stage");
  const controls = document.getElementById("film-controls");
  const [button, slider, told] = ["button", "input", "output"].map((tag) => controls.querySelector(tag));
  const { weeks, word, levels, places, reels } = JSON.parse(film.dataset.film);
  const last = weeks.length - 1;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  // A digit a dot at the start, then what changes from frame to frame: a dot's number and its new digit.
  const played = reels.map(({ frames }) => {
    let now = [...frames[0]];
    return frames.map((change, frame) => {
      if (frame === 0) return now;
      now = now.slice();
      for (const one of change ? change.split(" ") : []) now[parseInt(one.slice(0, -1), 36)] = one.slice(-1);
      return now;
    });
  });
  let timer = 0;

  function show(frame) {
    played.forEach((frames, reel) => {
      const paths = Array(levels).fill("");
      frames[frame].forEach((digit, dot) => { paths[parseInt(digit, 36)] += `M${places[dot]}h0`; });
      film.querySelectorAll(`[data-reel="${reel}"] path:not(.ties)`).forEach((path, level) => path.setAttribute("d", paths[level]));
      film.querySelector(`[data-share="${reel}"]`).textContent = reels[reel].shares[frame];
    });
    const week = `${word} ${weeks[frame]}`;
    slider.value = frame;
    slider.setAttribute("aria-valuetext", [week, ...reels.map((reel) => `${reel.name} ${reel.shares[frame]}`)].join(", "));
    told.textContent = week;
  }

  function pause() {
    window.clearInterval(timer);
    timer = 0;
    button.textContent = "Play";
  }

  function play() {
    let frame = Number(slider.value) < last ? Number(slider.value) : 0;
    // A short film is played slowly enough to be seen. Those who asked for little motion see a few frames, each for a while.
    const [step, wait] = calm.matches ? [Math.max(1, Math.ceil(last / 6)), 1500] : [1, Math.min(1500, Math.max(90, 5000 / last))];
    show(frame);
    button.textContent = "Pause";
    timer = window.setInterval(() => {
      frame = Math.min(frame + step, last);
      show(frame);
      if (frame === last) pause();
    }, wait);
  }

  button.addEventListener("click", () => (timer ? pause() : play()));
  slider.addEventListener("input", () => { pause(); show(Number(slider.value)); });
  show(last);
  controls.hidden = false;
  document.getElementById("film-stills").open = calm.matches;
})();
