/** Line icons, drawn here so that nothing is fetched from anywhere. */
const PATHS = {
  home: "M3 10.5 12 3l9 7.5V20a1 1 0 0 1-1 1h-5v-6h-6v6H4a1 1 0 0 1-1-1z",
  chat: "M4 5h16v11H9l-5 4z",
  hash: "M9 4 7 20M17 4l-2 16M4 9h16M3.5 15h16",
  send: "M4 12 20 4l-4 16-4.5-6.5zM20 4l-8.5 9.5",
  plus: "M12 5v14M5 12h14",
  clip: "M20 11.5 12 19.5a5 5 0 0 1-7-7L13.5 4a3.4 3.4 0 0 1 5 5L10 17.400a1.700 1.700 0 0 1-2.500-2.500L15 7.500",
  close: "M6 6l12 12M18 6 6 18",
  check: "M5 12.500 10 17.500 19.500 7",
  checks: "M2 12.500 6.500 17 15 7.500M10.500 16.500l1 .8L21 7.500",
  mail: "M3 6h18v12H3zM3.500 6.500 12 13l8.500-6.500",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  traffic: "M4 8h13l-3.500-3.500M20 16H7l3.500 3.500",
  post: "M5 4h14v16H5zM8 8h8M8 12h8M8 16h5",
  map: "M9 4 3 6.500v13L9 17l6 3 6-2.500v-13L15 7zM9 4v13M15 7v13",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  down: "M12 4v11M7 11l5 5 5-5M5 20h14",
  chevron: "M7 10l5 5 5-5",
  code: "M8 7 3 12l5 5M16 7l5 5-5 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  eye: "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.500 4.500",
  side: "M4 5h16v14H4zM14.500 5v14",
};

export function icon(name, size = 18) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
