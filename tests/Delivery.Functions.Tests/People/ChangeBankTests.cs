using Delivery.Domain;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Why a bank account is not changed.</summary>
public sealed class ChangeBankTests
{
    private const string Gone = "teacher.bank-proposal 这个修改已经有人确认、撤回或改过，请看最新的情况";

    [Fact]
    public async Task One_person_cannot_confirm_what_they_proposed_and_nobody_what_is_gone()
    {
        await using var app = (await Neighbourhood.WithAsync()).App;
        var change = app.Services.GetRequiredService<ChangeBank>();
        var (one, two) = (Admin("高一"), Admin("高二"));

        Assert.False((await ProposeAsync(change, one)).IsRefused);
        Assert.Equal(Gone, Says(await ProposeAsync(change, two)));
        var shown = (await change.FindAsync(Neighbourhood.Teacher))!.ETag;
        Assert.Equal(
            "teacher.same-person 提出的人不能自己确认，请由另一位管理员确认",
            Says(await change.ConfirmAsync(one, Neighbourhood.Teacher, shown))
        );
        Assert.False((await change.WithdrawAsync(two, Neighbourhood.Teacher, shown)).IsRefused);
        Assert.Equal(Gone, Says(await change.WithdrawAsync(two, Neighbourhood.Teacher, shown)));
        Assert.False((await ProposeAsync(change, one)).IsRefused);
        Assert.Equal(Gone, Says(await change.ConfirmAsync(two, Neighbourhood.Teacher, shown)));
    }

    private static Task<Outcome<string>> ProposeAsync(ChangeBank change, Caller by) =>
        change.ProposeAsync(by, Neighbourhood.Teacher, "sealed", sealedIdNumber: null);

    private static Caller Admin(string name) => new(CallerKind.Staff, name, name, new HashSet<string> { Role.Admin });

    private static string Says(Outcome<string> outcome) =>
        $"{Assert.Single(outcome.Refusals).Code} {outcome.Refusals[0].Message}";
}
