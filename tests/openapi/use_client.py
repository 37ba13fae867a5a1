"""Uses the client that openapi-python-client generated: lists cities, submits a response and reads the results.

usage: use_client.py FOLDER BASE_URL KEY
"""

import sys
import uuid

sys.path.insert(0, sys.argv[1])

from client import AuthenticatedClient  # noqa: E402
from client.api.cities import list_cities  # noqa: E402
from client.api.responses import submit_response  # noqa: E402
from client.api.results import get_results  # noqa: E402
from client.models import SubmissionBody  # noqa: E402

client = AuthenticatedClient(base_url=sys.argv[2], token=sys.argv[3])
cities = list_cities.sync(client=client)
print("cities", [city.slug for city in cities.items])

body = SubmissionBody.from_dict(
    {"submission_id": str(uuid.uuid4()), "version": 1, "language": "en", "answers": {"satisfaction": 5}}
)
where = {"city": "tampere", "service": "day-care", "survey": "visit"}
answer = submit_response.sync_detailed(**where, client=client, body=body)
print("submitted", int(answer.status_code))

report = get_results.sync(**where, client=client)
print("responses", report.responses)
