"""What can happen while somebody writes. Each takes the scene, and returns what is found after it.

Every fault strikes between two letters, at a place that the seed chooses, sometimes after a moment
in which a save is on its way. `scene.struck()` marks the moment.
"""

from contextlib import suppress

from playwright.sync_api import Error, expect

from durability.council import PASSWORD
from durability.writing import sentence

SOON = 15_000
SAVES = "**/drafts/save/"


def browser_is_killed(scene):
    """The battery dies."""
    scene.struck()
    scene.browser.kill()
    scene.browser.start()
    return scene.reopened()


def server_is_killed(scene):
    """Kith is killed and comes back; the page stays open, and its writer goes on."""
    scene.struck()
    scene.server.kill()
    scene.goes_on()
    scene.server.start()
    return scene.settled()


def server_and_browser_are_killed(scene):
    """Nothing of the last words reached the server, and the page dies."""
    scene.server.kill()
    scene.goes_on()
    scene.struck()
    scene.browser.kill()
    scene.server.start()
    scene.browser.start()
    return scene.reopened()


def network_goes_and_comes(scene):
    """A tunnel."""
    scene.browser.context.set_offline(True)
    scene.goes_on()
    scene.struck()
    scene.page.wait_for_timeout(scene.rng.uniform(0, 2000))
    scene.browser.context.set_offline(False)
    return scene.settled()


def answer_is_lost(scene):
    """The server saves, and then the line goes dead: the page never hears of it, and goes on."""

    def lose(route):
        route.fetch()
        route.abort()

    scene.page.route(SAVES, lose)
    scene.goes_on()
    scene.page.wait_for_timeout(scene.rng.uniform(1200, 2000))
    scene.struck()
    scene.page.unroute(SAVES)
    return scene.settled()


def browser_is_killed_in_a_tunnel(scene):
    """Offline, then dead."""
    scene.browser.context.set_offline(True)
    scene.goes_on()
    scene.struck()
    scene.browser.kill()
    scene.browser.start()
    return scene.reopened()


def session_ends(scene):
    """An hour passed; they sign in again in place."""
    scene.council.end_sessions()
    scene.goes_on()
    scene.struck()
    panel = scene.page.get_by_role("dialog")
    press = scene.page.get_by_role("button", name="Sign in here")
    press.click(timeout=SOON)
    if not _is_there(panel):  # what hinders it changed under the finger, and the button with it
        press.click(timeout=SOON)
    panel.get_by_label("Password").fill(PASSWORD)
    panel.get_by_role("button", name="Sign in and send").click()
    return scene.settled()


def _is_there(panel):
    with suppress(Error):
        panel.wait_for(timeout=SOON)
        return True
    return False


def disk_is_full(scene):
    """The server can write no more for a while, and says so."""
    scene.server.fill_disk()
    scene.goes_on()
    scene.page.wait_for_timeout(scene.rng.uniform(1200, 2000))
    scene.struck()
    scene.server.empty_disk()
    return scene.settled()


def database_is_killed(scene):
    """Every process of PostgreSQL at once."""
    scene.struck()
    scene.database.kill()
    scene.goes_on()
    scene.database.start()
    return scene.settled()


def database_is_killed_right_after_a_save(scene):
    """The same, in the instant in which the page has said “saved”; then the page dies too."""
    scene.say_saved()
    scene.database.kill()
    scene.struck()
    scene.browser.kill()
    scene.database.start()
    scene.browser.start()
    return scene.reopened()


def two_tabs_write(scene):
    """A second tab, opened before, writes something else: both texts are there to choose from."""
    first, second = scene.page, scene.second
    scene.say_saved()
    second.bring_to_front()
    second.locator("[name=text]").click()
    other = f"the other tab {sentence(scene.rng, 6)}"
    second.keyboard.type(other)
    second.get_by_role("button", name="See both and choose").click(timeout=SOON)
    shown = second.get_by_role("main")
    expect(shown).to_contain_text(other.strip(), timeout=SOON)
    scene.struck()
    scene.on_server = scene.council.saved(scene.child)
    second.get_by_role("button", name="Keep both").click()
    second.wait_for_url("**/record/**")
    both = second.locator("[name=text]").input_value(timeout=SOON)
    second.close()
    first.close()
    found, separator, beside = both.partition("\n\n")
    scene.two_texts_kept = separator != "" and other.strip() in beside
    return found


ALWAYS = (
    browser_is_killed,
    server_is_killed,
    server_and_browser_are_killed,
    network_goes_and_comes,
    answer_is_lost,
    browser_is_killed_in_a_tunnel,
    session_ends,
    two_tabs_write,
)
ON = {
    "sqlite": (*ALWAYS, disk_is_full),
    "postgresql": (*ALWAYS, database_is_killed, database_is_killed_right_after_a_save),
}
