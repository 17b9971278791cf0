"""The page: what it shows, what it refuses, what it forbids the browser."""

import asyncio
from pathlib import Path

import httpx
import pytest

from poreform.plan.costs import Costs
from poreform.web.app import LARGEST_UPLOAD, create_app

MEASURED = Path(__file__).resolve().parents[2] / "examples" / "measured_scan.csv"


class Browser:
    """Asks the application directly, without a network."""

    def __init__(self, app):
        self.transport = httpx.ASGITransport(app)

    def ask(self, method, path, **keywords):
        async def exchange():
            async with httpx.AsyncClient(
                transport=self.transport, base_url="http://page"
            ) as client:
                return await client.request(method, path, **keywords)

        return asyncio.run(exchange())

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, content):
        return self.ask("POST", path, content=content)


@pytest.fixture
def client(tmp_path):
    """A browser at a folder with one report."""
    (tmp_path / "a & b.html").write_text("<p>the report</p>", encoding="utf-8")
    return Browser(create_app(tmp_path))


def test_the_listing_leads_to_the_report(client):
    page = client.get("/").text
    assert 'href="/reports/a%20%26%20b.html"' in page
    assert client.get("/reports/a%20%26%20b.html").text == "<p>the report</p>"


def test_machines_get_the_names(client):
    assert client.get("/api/reports").json() == ["a & b.html"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/style.css",
        "/api/reports",
        "/api/overview",
        "/reports/x",
        "/campaigns/x",
        "/simulations/x",
        "/nowhere",
    ],
)
def test_every_answer_forbids_scripts_and_strangers(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_a_report_may_carry_its_own_style_and_pictures(client):
    policy = client.get("/reports/a%20%26%20b.html").headers["content-security-policy"]
    assert "style-src 'unsafe-inline'; img-src data:" in policy


@pytest.mark.parametrize(
    "name", ["absent.html", "..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd"]
)
def test_what_is_not_listed_is_not_found(client, name):
    answer = client.get(f"/reports/{name}")
    assert answer.status_code == 404
    assert "no report is called" in answer.json()["error"]


@pytest.mark.parametrize("kind", ["campaigns", "simulations", "reports"])
@pytest.mark.parametrize(
    "name", ["../secret.db", "..%2fsecret.db", "%2fetc%2fpasswd", "..%2f..%2f", "%00"]
)
def test_no_name_leads_out_of_the_folder(bench, kind, name):
    answer = Browser(create_app(bench)).get(f"/{kind}/{name}")
    assert answer.status_code == 404
    assert "membranes" not in answer.text


def test_a_browser_is_refused_by_a_page_and_a_program_by_json(bench):
    browser = Browser(create_app(bench))
    page = browser.ask("GET", "/campaigns/x", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert page.text.startswith("<!DOCTYPE html>")
    assert "no campaign is called" in browser.get("/campaigns/x").json()["error"]


def test_the_pages_of_a_campaign_and_a_simulation_are_there(bench):
    browser = Browser(create_app(bench, Costs(unit="EUR", membrane=2.0)))
    assert "Spent so far: 126 EUR" in browser.get("/campaigns/lots%20%26%20more.db").text
    assert "2 of 3 runs" in browser.get("/simulations/deep/results").text
    assert "126 EUR" in browser.get("/").text


def test_machines_get_the_overview(bench):
    found = Browser(create_app(bench)).get("/api/overview").json()
    assert found["campaigns"][0]["view"]["states"] == {"made": 63}
    assert found["simulations"][0]["view"]["advances"][0]["done"] == 2


def test_an_uploaded_scan_gets_its_window(client):
    answer = client.post("/api/window", content=MEASURED.read_bytes())
    assert answer.status_code == 200
    assert answer.json()[0]["window"]["qualifies"] is True


@pytest.mark.parametrize("body", [b"", b"a,b\n1,2\n", b"\x00\xff\xfe" * 9], ids=range(3))
def test_an_upload_that_is_no_scan_is_one_sentence(client, body):
    answer = client.post("/api/window", content=body)
    assert answer.status_code == 422
    assert "/tmp" not in answer.json()["error"]


def test_an_upload_without_end_is_refused(client):
    answer = client.post("/api/window", content=b"1" * (LARGEST_UPLOAD + 1))
    assert answer.status_code == 422
    assert "larger than 2 MB" in answer.json()["error"]
