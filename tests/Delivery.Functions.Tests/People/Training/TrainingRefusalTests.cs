using System.Net.Http.Json;
using Delivery.Domain.People.Training;
using Delivery.Functions.People.Training;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People.Training;

/// <summary>What is refused around a training, by code, sentence and field.</summary>
public sealed class TrainingRefusalTests
{
    private const string Id = "2026-1";

    [Fact]
    public async Task An_announcement_says_each_of_its_faults_beside_its_field()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        using var refused = await town.App.Http.PostAsJsonAsync(
            "/api/trainings",
            Plan(title: "", start: "2026-08-01", minutes: 20, place: "", address: "", answerBy: "2026-08-02"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal(
            [
                "training.title 请写培训的名称 (title)",
                "training.place 请写培训的地点 (place)",
                "training.address 请写培训地点的地址 (address)",
                "training.start 培训的时间已过，请改正 (start)",
                "training.minutes 培训时长应为30到480分钟，请改正 (minutes)",
                "training.answer-by 报名截止应在今天以后、培训开始以前，请改正 (answerBy)",
            ],
            await refused.ProblemAsync()
        );
    }

    [Fact]
    public async Task An_invitation_is_answered_in_time_with_who_comes()
    {
        await using var town = await AnnouncedAsync();
        var many = Enumerable.Range(1, 6).Select(number => $"周{number}").ToArray();

        Assert.Equal(["training.answer 请选择来还是不来 (answer)"], await AnswerAsync(town, TrainingAnswer.None));
        foreach (var people in new[] { [], many })
            Assert.Equal(
                ["training.people 请写来参加的人，每行一个姓名，1到5人 (people)"],
                await AnswerAsync(town, TrainingAnswer.Coming, people)
            );
        await town.App.MoveToAsync("2026-09-19T00:00");
        Assert.Equal(
            ["training.closed 报名已于9月19日 00:00截止，要来请打协会电话"],
            await AnswerAsync(town, TrainingAnswer.NotComing)
        );
    }

    [Fact]
    public async Task Attendance_names_the_field_that_is_wrong()
    {
        await using var town = await AnnouncedAsync();
        Assert.Equal(["training.early 培训还没有开始，开始以后再记出席"], await AttendAsync(town, Of(Town.Street)));
        await town.App.MoveToAsync("2026-09-21T14:01");

        Assert.Equal(
            [
                "training.street-unknown 没有找到街镇“310199999”，请核对代码 (streets[1].street)",
                "training.street-twice 同一个街镇写了两次，请合成一条 (streets[2].street)",
                "training.person-blank 姓名是空的，请填写或删去这一条 (streets[2].people[1])",
            ],
            await AttendAsync(town, Of(Town.Street), Of("310199999"), Of(Town.Street, "周二", " "))
        );
    }

    [Fact]
    public async Task Of_two_who_write_down_who_came_the_second_is_told()
    {
        await using var town = await AnnouncedAsync();
        await town.App.MoveToAsync("2026-09-21T14:01");
        using var first = await PutAsync(town, null, Of(Town.Street, "周二"));
        using var second = await PutAsync(town, $"{first.Headers.ETag}", Of(Town.Street, "周二", "林一"));
        using var stale = await PutAsync(town, $"{first.Headers.ETag}", Of(Town.Street));

        Assert.Equal((200, 200, 412), ((int)first.StatusCode, (int)second.StatusCode, (int)stale.StatusCode));
        // The page of whoever opened it before anything was written down.
        using var form = await NewsTown.PostAsync(
            town,
            $"/staff/trainings/{Id}",
            ("version", ""),
            ($"attended[{Town.Street}]", "张三")
        );
        var page = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)form.StatusCode);
        Assert.Contains("内容已被别人修改，请重新读取后再提交", page, StringComparison.Ordinal);
        Assert.Contains("张三", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_says_what_is_wrong_with_it()
    {
        await using var town = await AnnouncedAsync();
        var plan = (await town.App.Services.GetRequiredService<Trainings>().StoredAsync(Id))!.Value.Plan;

        Assert.Equal(["training.unchanged 和原来一样，没有要通知街镇的改动 (title)"], await MoveAsync(town, plan));
        Assert.Equal(
            ["training.year 只能改到2026年内；要改到别的年份，请取消后另发一次 (start)"],
            await MoveAsync(town, plan with { Start = plan.Start.AddYears(1) })
        );
        Assert.Equal(["training.reason 请写明为什么取消，街镇会看到 (reason)"], await CallOffAsync(town, ""));
        await town.App.MoveToAsync("2026-09-21T14:00");
        Assert.Equal(["training.begun 培训已经开始，不能再改期或取消"], await CallOffAsync(town, "场地不能用"));
    }

    [Fact]
    public async Task What_is_called_off_is_neither_moved_nor_called_off_again()
    {
        await using var town = await AnnouncedAsync();
        var plan = (await town.App.Services.GetRequiredService<Trainings>().StoredAsync(Id))!.Value.Plan;

        Assert.Empty(await CallOffAsync(town, "场地不能用"));

        foreach (var refused in new[] { await CallOffAsync(town, "再取消"), await MoveAsync(town, plan) })
            Assert.Equal(["training.called-off 这次培训已经取消，请刷新页面看最新情况"], refused);
    }

    private static async Task<string[]> MoveAsync(Town town, TrainingPlan plan) =>
        (
            await town
                .App.Services.GetRequiredService<ChangeTraining>()
                .MoveAsync(Id, plan, Caller.Service, Durable(town))
        ).Words();

    private static async Task<string[]> CallOffAsync(Town town, string reason) =>
        (
            await town
                .App.Services.GetRequiredService<ChangeTraining>()
                .CallOffAsync(Id, reason, Caller.Service, Durable(town))
        ).Words();

    private static DurableTaskClient Durable(Town town) => town.App.Services.GetRequiredService<DurableTaskClient>();

    private static async Task<Town> AnnouncedAsync()
    {
        var town = await Town.StartAsync(teachers: 0);
        await town.SendAsync(
            "/api/trainings",
            Plan("配送工作培训", "2026-09-21", 120, "市社区体育协会", "测试路1号", "2026-09-19")
        );
        await town.App.IdleAsync();
        return town;
    }

    private static object Plan(
        string title,
        string start,
        int minutes,
        string place,
        string address,
        string answerBy
    ) =>
        new
        {
            title,
            start = $"{start}T14:00:00+08:00",
            minutes,
            place,
            address,
            answerBy = $"{answerBy}T00:00:00+08:00",
        };

    private static object Of(string street, params string[] people) =>
        new { street, people = people.Length > 0 ? people : ["周二"] };

    private static async Task<HttpResponseMessage> PutAsync(Town town, string? version, params object[] streets)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/trainings/{Id}/attendance")
        {
            Content = JsonContent.Create(new { streets }),
        };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        return await town.App.Http.SendAsync(request);
    }

    private static async Task<string[]> AnswerAsync(Town town, TrainingAnswer answer, params string[] people) =>
        (
            await town
                .App.Services.GetRequiredService<AnswerInvitation>()
                .RunAsync(Id, Town.Street, answer, people, Caller.Service)
        ).Words();

    private static async Task<string[]> AttendAsync(Town town, params object[] streets)
    {
        using var refused = await town.App.Http.PutAsJsonAsync($"/api/trainings/{Id}/attendance", new { streets });
        return await refused.ProblemAsync();
    }
}
