using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Beginning.BegunTown;

namespace Delivery.Functions.Tests.Teaching.Beginning;

/// <summary>
/// An answer to whether a lesson has begun is killed before and after each of its storage requests, and nobody repeats it:
/// what waits for staff, the month's list and the mail to staff are as the answers that are stored.
/// </summary>
public sealed class UnrepeatedBegunTests
{
    private static readonly DateOnly Day = new(2026, 9, 21);

    [Theory]
    [InlineData(BegunSide.Street, Zhou)]
    [InlineData(BegunSide.Teacher, "t01@example.com")]
    public async Task Whether_it_was_held_stands_wherever_it_is_looked_for(BegunSide side, string asked)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(
            teachers: 1,
            // It asks once, and never mends what the answers left behind; times are UTC.
            new Dictionary<string, string?>
            {
                ["RelaySchedule"] = "0 */10 * * * *",
                ["LessonSchedule"] = "0 45 1 21 9 *",
            },
            fuse: fuse
        );
        var link = await AskedAsync(town, asked);

        await CutOff.EverywhereAsync(
            town.App,
            fuse,
            async run =>
            {
                var before = await AnswerAsync(town, side);
                return new Killed(
                    () => SayAsync(town, link, run),
                    async () =>
                    {
                        await StandsAsync(town);
                        return await AnswerAsync(town, side) != before;
                    }
                );
            }
        );
    }

    // It changes its mind every other time; each page that is shown has a key of its own.
    private static async Task SayAsync(Town town, string link, int run)
    {
        using var answer = await town.PostFormAsync(
            link,
            ("formKey", $"key-{run}"),
            ("act", run % 2 == 0 ? "yes" : "no"),
            ("reason", $"场地第{run}次关门")
        );
    }

    private static async Task StandsAsync(Town town)
    {
        var (services, question) = (town.App.Services, await QuestionAsync(town));
        var waits = (await services.GetRequiredService<WaitingLists>().ReadAsync()).Begun.Single();
        Assert.Equal(question.State, waits.State);
        Assert.Equal(question.Answers.FirstOrDefault(one => !one.HasBegun)?.Reason, waits.Reason);
        var listed = await services.GetRequiredService<LessonLists>().FindAsync(Month.Of(Day), Town.Street, Lesson);
        var isLetOff = BegunStates.LetOff(question.Answers).Contains(BegunSide.Street);
        Assert.Equal(isLetOff ? question.Start : null, listed!.NotHeldAt);
        foreach (var answer in question.Answers)
        {
            var key = $"not-held/{Lesson}/{answer.Side}/{answer.At:O}";
            var told = await services.GetRequiredService<MailOutbox>().FindAsync(key);
            Assert.Equal(answer.HasBegun, told is null);
        }
    }

    private static async Task<BegunAnswer?> AnswerAsync(Town town, BegunSide side) =>
        (await QuestionAsync(town)).Answers.SingleOrDefault(answer => answer.Side == side);

    private static async Task<BegunQuestion> QuestionAsync(Town town) =>
        (await town.App.Services.GetRequiredService<BegunQuestions>().FindAsync(Day, Lesson))!.Value;
}
