/** The short names our product and people are likely to write. */
const KNOWN = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", wave: "👋", tada: "🎉", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌",
  warning: "⚠️", information_source: "ℹ️", bell: "🔔", calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", clock: "🕒",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", page_facing_up: "📄", paperclip: "📎", memo: "📝", moneybag: "💰",
  receipt: "🧾", star: "⭐", sparkles: "✨", fire: "🔥", eyes: "👀", pray: "🙏", rocket: "🚀", smile: "😄", slightly_smiling_face: "🙂",
  heart: "❤️", thinking_face: "🤔", ok_hand: "👌", clap: "👏", raised_hands: "🙌", point_right: "👉", lock: "🔒", key: "🔑",
  email: "✉️", envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", pushpin: "📌", mag: "🔍", bust_in_silhouette: "👤",
  briefcase: "💼", office: "🏢", handshake: "🤝", red_circle: "🔴", large_green_circle: "🟢", large_yellow_circle: "🟡",
  arrow_right: "➡️", arrow_left: "⬅️", question: "❓", exclamation: "❗", bulb: "💡", mega: "📣", chart_with_upwards_trend: "📈",
};

export function emoji(name) {
  return KNOWN[name] ?? "";
}
