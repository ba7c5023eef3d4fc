/** The page, put together. */
import { startBar } from "./bar.js";
import { startDeepLink } from "./deep_link.js";
import { startDrawer } from "./drawer/drawer.js";
import { startPeople } from "./people.js";
import { startSlack } from "./slack/pane.js";
import { connect } from "./socket.js";
import { startTelegram } from "./telegram/pane.js";

startPeople(document.getElementById("top"));
startSlack(document.getElementById("slack"));
startTelegram(document.getElementById("telegram"));
startDrawer(document.getElementById("drawer"));
startBar(document.getElementById("bar"));
startDeepLink();
connect();
