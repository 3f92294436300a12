"""An administrator has the totals recounted and compared (V-17)."""

import pytest
from django.core.management import CommandError, call_command

from cms.statistics import folding
from cms.statistics.baselines import add_baseline
from cms.statistics.models import PageTotal
from tests.statistics.readers import read

pytestmark = pytest.mark.django_db


def test_totals_that_fit_and_totals_that_somebody_touched(home, capsys):
    read(home.pk)
    folding.fold()
    add_baseline(7, "Cổng cũ", page=home)
    add_baseline(9, "Cổng cũ")
    call_command("verify_statistics")
    assert "đều khớp" in capsys.readouterr().out
    PageTotal.objects.update(views=5)
    with pytest.raises(CommandError, match="1 trang không khớp"):
        call_command("verify_statistics")
    assert f"Trang {home.pk}: đang ghi (5, 7), cộng lại (1, 7)" in capsys.readouterr().out
