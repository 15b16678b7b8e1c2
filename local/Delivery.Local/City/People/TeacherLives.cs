using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>The teachers: they accept, decline or stay silent, acknowledge, teach, send a photo, and check their payslips.</summary>
public sealed class TeacherLives(
    CityApi api,
    Chance chance,
    CityLog log,
    Season season,
    WorkingCalendar calendar,
    Crowd crowd
)
{
    // A white picture of 320 by 240.
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAUAAAADwAQAAAABZVoDGAAAANklEQVR42u3KMQEAAAwCIPuX1gr7BzfpUURRFEVRFEVRFEVRFEVRFEVRFEVRFEVRFEVRFMXPcYUzXKyOfwj7AAAAAElFTkSuQmCC"
    );

    public async Task AfternoonAsync(DateOnly day)
    {
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Matching&limit=200"),
            matching => AnswerAsync(matching["orderId"]!.GetValue<string>(), day)
        );
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Confirmed&limit=200"),
            confirmed => AcknowledgeAsync(confirmed["orderId"]!.GetValue<string>(), day)
        );
        await CheckPayslipsAsync(Month.Of(day).Previous, day);
    }

    public Task EveningAsync(DateOnly day, IReadOnlyList<CityLesson> lessons) =>
        crowd.EachAsync(
            lessons.Where(lesson =>
                !CityLessons.IsMissed(chance, lesson.LessonId) && chance.Hits(0.95, $"photo|{lesson.LessonId}")
            ),
            lesson => SendPhotoAsync(lesson.LessonId, day)
        );

    private async Task AnswerAsync(string courseId, DateOnly day)
    {
        foreach (var inquiry in await api.AllAsync($"api/inquiries?course={courseId}&state=Open&limit=200"))
        {
            var id = inquiry["inquiryId"]!.GetValue<string>();
            var mood = chance.Of($"answer|{id}");
            object? answer =
                mood < 0.78 ? new { answer = "accept" }
                : mood < 0.9 ? new { answer = "decline", reason = "这段时间另有安排" }
                : null;
            if (answer is null)
                continue;
            var answered = await api.PostAsync($"api/inquiries/{id}/answer", answer, $"answer-{id}");
            log.Count(
                !answered.Ok ? "answers too late"
                    : mood < 0.78 ? "accepted"
                    : "declined",
                day
            );
        }
    }

    private async Task AcknowledgeAsync(string courseId, DateOnly day)
    {
        if (acknowledged.ContainsKey(courseId) || !chance.Hits(0.7, $"acknowledges|{courseId}|{day}"))
            return;
        var answer = await api.PostAsync(
            $"api/courses/{courseId}/confirmation/acknowledge",
            null,
            $"acknowledge-{courseId}"
        );
        // The course was confirmed this very moment: tomorrow its teacher has the letter.
        if (answer.Status == System.Net.HttpStatusCode.Conflict)
            return;
        answer.Must($"Acknowledge {courseId}");
        acknowledged.TryAdd(courseId, day);
        log.Count("acknowledged", day);
    }

    private readonly ConcurrentDictionary<string, DateOnly> acknowledged = [];

    private async Task SendPhotoAsync(string lessonId, DateOnly day)
    {
        var begun = await api.PostAsync(
            $"api/lessons/{lessonId}/media",
            new { contentType = "image/png", size = Photo.Length },
            $"photo-{lessonId}"
        );
        var media = begun.Must($"Media {lessonId}").Body!;
        var headers = media["headers"]!
            .AsObject()
            .ToDictionary(header => header.Key, header => header.Value!.GetValue<string>());
        await api.UploadAsync(media["uploadUrl"]!.GetValue<string>(), headers, Photo);
        var mediaId = media["mediaId"]!.GetValue<string>();
        (await api.PostAsync($"api/media/{mediaId}/complete", null, $"complete-{mediaId}")).Must($"Media {mediaId}");
        log.Count("photos", day);
    }

    private async Task CheckPayslipsAsync(Month month, DateOnly day)
    {
        // Before the payslips are made, and once the time to check them is over, nobody looks.
        var windows = SettlementWindows.Of(month, calendar);
        if (month.First < Month.Of(season.First).First || day < windows.Payroll.First || day > windows.Check.Last)
            return;
        var run = await api.GetAsync($"api/settlements/{month}");
        if (!run.Ok || run.Body!["stage"]!.GetValue<string>() != "Check")
            return;
        await crowd.EachAsync(
            run.Body["payslips"]!
                .AsArray()
                .Where(payslip => payslip!["state"]!.GetValue<string>() == "Released")
                .ToList(),
            payslip => CheckAsync(payslip!, day)
        );
    }

    private async Task CheckAsync(JsonNode payslip, DateOnly day)
    {
        var id = payslip["payslipId"]!.GetValue<string>();
        var mood = chance.Of($"payslip|{id}");
        // Where money that came back is paid again, there may be no lesson.
        var disputes = mood < 0.04 && payslip["lines"]!.AsArray().Count > 0;
        object? answer =
            disputes
                ? new
                {
                    answer = "dispute",
                    line = payslip["lines"]!.AsArray()[0]!["lessonId"]!.GetValue<string>(),
                    reason = "这一节的课酬好像不对，请核对",
                }
            : mood < 0.7 ? new { answer = "agree" }
            : null;
        if (answer is null || !checkedPayslips.TryAdd(id, day))
            return;
        (await api.PostAsync($"api/payslips/{id}/answer", answer, $"payslip-{id}")).Must($"Payslip {id}");
        log.Count(disputes ? "disputed" : "agreed", day);
    }

    private readonly ConcurrentDictionary<string, DateOnly> checkedPayslips = [];
}
