/** Slack's short names of the emoji a support channel meets; others stay as `:name:`. */
const TABLE = `
+1 👍  -1 👎  thumbsup 👍  thumbsdown 👎  ok_hand 👌  wave 👋  clap 👏  pray 🙏  raised_hands 🙌  point_right 👉
point_left 👈  point_up ☝️  point_down 👇  muscle 💪  eyes 👀  smile 😄  grinning 😀  slightly_smiling_face 🙂
blush 😊  wink 😉  joy 😂  sweat_smile 😅  thinking_face 🤔  neutral_face 😐  confused 😕  disappointed 😞
cry 😢  sob 😭  rage 😡  tada 🎉  heart ❤️  fire 🔥  sparkles ✨  star ⭐  star2 🌟  zap ⚡  boom 💥  rocket 🚀
100 💯  white_check_mark ✅  heavy_check_mark ✔️  ballot_box_with_check ☑️  x ❌
negative_squared_cross_mark ❎  warning ⚠️  rotating_light 🚨  no_entry ⛔  no_entry_sign 🚫
octagonal_sign 🛑  question ❓  grey_question ❔  exclamation ❗  heavy_exclamation_mark ❗  bangbang ‼️
information_source ℹ️  bulb 💡  red_circle 🔴  large_red_circle 🔴  large_orange_circle 🟠
large_yellow_circle 🟡  large_green_circle 🟢  large_blue_circle 🔵  large_purple_circle 🟣
large_brown_circle 🟤  white_circle ⚪  black_circle ⚫  large_green_square 🟩  large_red_square 🟥
large_yellow_square 🟨  large_orange_square 🟧  large_blue_square 🟦  small_red_triangle 🔺
small_blue_diamond 🔹  small_orange_diamond 🔸  white_small_square ▫️  black_small_square ▪️  mag 🔍
mag_right 🔎  key 🔑  lock 🔒  unlock 🔓  closed_lock_with_key 🔐  shield 🛡️  bell 🔔  no_bell 🔕  mute 🔇
speaker 🔈  loudspeaker 📢  mega 📣  memo 📝  pencil 📝  pencil2 ✏️  clipboard 📋  page_facing_up 📄
page_with_curl 📃  scroll 📜  book 📖  books 📚  bookmark 🔖  bookmark_tabs 📑  label 🏷️  file_folder 📁
open_file_folder 📂  card_index_dividers 🗂️  card_file_box 🗃️  file_cabinet 🗄️  wastebasket 🗑️  pushpin 📌
round_pushpin 📍  paperclip 📎  link 🔗  email 📧  envelope ✉️  incoming_envelope 📨  inbox_tray 📥
outbox_tray 📤  package 📦  calendar 📆  date 📅  spiral_calendar_pad 🗓️  clock1 🕐  clock3 🕒  clock9 🕘
alarm_clock ⏰  stopwatch ⏱️  timer_clock ⏲️  hourglass ⌛  hourglass_flowing_sand ⏳  watch ⌚
chart_with_upwards_trend 📈  chart_with_downwards_trend 📉  bar_chart 📊  hospital 🏥  pill 💊  syringe 💉
stethoscope 🩺  ambulance 🚑  adhesive_bandage 🩹  dna 🧬  microscope 🔬  computer 💻  desktop_computer 🖥️
keyboard ⌨️  electric_plug 🔌  satellite 📡  satellite_antenna 📡  globe_with_meridians 🌐  cloud ☁️
gear ⚙️  wrench 🔧  hammer 🔨  hammer_and_wrench 🛠️  nut_and_bolt 🔩  toolbox 🧰  bug 🐛  robot_face 🤖
ghost 👻  fire_engine 🚒  arrow_right ➡️  arrow_left ⬅️  arrow_up ⬆️  arrow_down ⬇️  arrow_upper_right ↗️
arrows_counterclockwise 🔄  repeat 🔁  recycle ♻️  leftwards_arrow_with_hook ↩️  arrow_right_hook ↪️
back 🔙  soon 🔜  end 🔚  one 1️⃣  two 2️⃣  three 3️⃣  four 4️⃣  five 5️⃣  six 6️⃣  seven 7️⃣  eight 8️⃣
nine 9️⃣  zero 0️⃣  heavy_plus_sign ➕  heavy_minus_sign ➖  speech_balloon 💬  thought_balloon 💭
left_speech_bubble 🗨️  bust_in_silhouette 👤  busts_in_silhouette 👥  technologist 🧑‍💻  construction 🚧
checkered_flag 🏁  triangular_flag_on_post 🚩  sos 🆘  new 🆕  ok 🆗  up 🆙  free 🆓  ticket 🎫  dart 🎯
trophy 🏆  coffee ☕  seedling 🌱  jigsaw 🧩  compass 🧭  world_map 🗺️  traffic_light 🚦  snail 🐌  turtle 🐢
sun ☀️  sunny ☀️`;

const pairs = TABLE.trim()
  .split(/\n| {2}/)
  .map((pair) => pair.split(' '));
const EMOJI = new Map(pairs);

/** The character of a short name (no colons), or undefined. */
export const emojiOf = (name) => EMOJI.get(name);

/** Replaces the `:names:` of a plain text. */
export const withEmoji = (text) =>
  text.replace(/:([a-z0-9_+-]{1,64}):/g, (whole, name) => emojiOf(name) ?? whole);
