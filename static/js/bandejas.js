// On a phone the tabs are one row that scrolls: the present one must be in sight.

document.querySelector(".pestanas [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
