using CsCheck;
using Delivery.Domain.Operation;

namespace Delivery.Domain.Tests.Operation;

public sealed class SettingCatalogueTests
{
    // Each value that the rules mark as a setting, and that something in the code decides by.
    private static readonly string[] Marked =
    [
        "filing-working-days",
        "filing-day-ends",
        "agreement-required",
        "agreement-reminder-working-days",
        "agreement-scan-most-megabytes",
        "yearly-quota",
        "season-opens-days-before",
        "shortest-minutes",
        "longest-minutes",
        "earliest-start",
        "latest-end",
        "review-reminder-working-days",
        "review-escalation-working-days",
        "spring-first-month",
        "spring-last-month",
        "summer-first-month",
        "summer-last-month",
        "autumn-first-month",
        "autumn-last-month",
        "calendar-asked-from-month",
        "calendar-asked-from-day",
        "gap-minutes",
        "gap-minutes-across-districts",
        "ask-at-once",
        "plan-every-minutes",
        "urgent-working-days",
        "plan-seconds",
        "answer-working-hours",
        "objection-working-days",
        "objection-reminder-working-days",
        "certificate-days",
        "weight-taught-here",
        "weight-distance",
        "weight-grade",
        "weight-fairness",
        "weight-response",
        "weight-requested",
        "reminder-days-before",
        "reminder-hours-before",
        "begun-after-minutes",
        "media-most-items",
        "media-most-megabytes",
        "media-days",
        "roster-working-days",
        "news-working-days",
        "preparation-days",
        "contact-days",
        "chase-days",
        "escalate-working-days",
        "skill-headcount",
        "lecture-headcount",
        "programme-time",
        "programme-hold-until",
        "article-pictures",
        "feedback-last-day",
        "payroll-last-day",
        "check-last-day",
        "payout-last-day",
        "window-working-days",
        "wechat-lesson-hours",
        "wechat-answer-hours",
        "enrolment-opens",
        "skill-places",
        "lecture-places",
        "most-waiting",
        "people-per-phone",
        "courses-per-phone",
        "enrolment-verification",
        "code-minutes",
        "hold-minutes",
        "offer-hours",
        "tax-grouping",
        "bank-file-columns",
        "bank-result-columns",
        "bank-file-separator",
        "bank-file-header",
        "bank-file-encoding",
        "change-urgent-hours",
        "change-reminder-working-days",
        "violations-to-suspend",
        "suspension-reminder-working-days",
        "rectification-working-days",
        "assessment-delivered-points",
        "assessment-participant-points",
        "assessment-feedback-points",
        "assessment-roster-points",
        "assessment-news-points",
        "assessment-rating-points",
        "assessment-violation-points",
        "assessment-grave-points",
        "sign-in-minutes",
        "contact-name",
        "contact-phone",
        "mails-per-minute",
        "mails-per-hour",
        "mail-months",
        "media-months",
        "roster-months",
        "register-history-months",
        "instance-months",
        "backup-days",
    ];

    public static TheoryData<string> Names => [.. Marked];

    [Fact]
    public void Every_value_that_the_rules_mark_is_in_the_catalogue_and_nothing_else() =>
        Assert.Equal(Marked, SettingCatalogue.All.Select(setting => setting.Name));

    [Fact]
    public void No_two_settings_are_called_the_same() =>
        Assert.Equal(Marked.Length, SettingCatalogue.All.DistinctBy(setting => setting.Label).Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_default_is_in_its_own_range_and_goes_where_it_came_from(string name)
    {
        var (setting, defaults) = (SettingCatalogue.Find(name)!, new AllSettings());
        var value = setting.ValueIn(defaults);

        Assert.Equal(value, setting.Check(value).Value);
        Assert.Equal(defaults, setting.Put(defaults, value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_value_changes_this_setting_and_no_other(string name)
    {
        var (setting, defaults) = (SettingCatalogue.Find(name)!, new AllSettings());
        var other = setting.Check(OtherThan(setting, setting.ValueIn(defaults))).Value;
        var changed = setting.Put(defaults, other);

        Assert.Equal(other, setting.ValueIn(changed));
        Assert.All(
            SettingCatalogue.All.Where(one => one != setting),
            one => Assert.Equal(one.ValueIn(defaults), one.ValueIn(changed))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_refused_names_the_setting_and_its_range(string name)
    {
        var setting = SettingCatalogue.Find(name)!;
        foreach (var typed in new[] { "", "-1", "1e9", "[]", "null", "99999999999", "25:00", "\n" })
            if (setting.Check(typed) is { IsRefused: true, Refusals: [var refusal] })
            {
                Assert.Equal(("setting.value", "value"), (refusal.Code, refusal.Field));
                Assert.Contains(setting.Label, refusal.Message, StringComparison.Ordinal);
                Assert.Contains(setting.Range, refusal.Message, StringComparison.Ordinal);
            }
        Assert.True(setting.Check("").IsRefused);
    }

    [Theory]
    [InlineData("filing-working-days", 0, 60)]
    [InlineData("longest-minutes", 10, 480)]
    [InlineData("payout-last-day", 1, 28)]
    public void A_whole_number_is_taken_inside_its_range_only(string name, int least, int most) =>
        Gen.Int[-1000, 1000]
            .Sample(number =>
                SettingCatalogue.Find(name)!.Check($"{number}").IsRefused == (number < least || number > most)
            );

    [Theory]
    [InlineData("yearly-quota", "12000.50", "12000.5")]
    [InlineData("yearly-quota", " 8000 ", "8000")]
    [InlineData("agreement-required", "否", "false")]
    [InlineData("programme-time", "09:05", "09:05")]
    [InlineData("bank-file-columns", "户名，账号=收款账号,amount", "name=户名,account=收款账号,amount")]
    [InlineData("bank-result-columns", "行号=序号,结果=状态,file", "number=序号,result=状态,file")]
    public void What_is_typed_is_kept_in_one_form(string name, string typed, string kept) =>
        Assert.Equal(kept, SettingCatalogue.Find(name)!.Check(typed).Value);

    [Theory]
    [InlineData("yearly-quota", "10000", "10,000元")]
    [InlineData("yearly-quota", "1234567.5", "1,234,567.50元")]
    [InlineData("filing-working-days", "10", "10个工作日")]
    [InlineData(
        "bank-file-columns",
        "payslip,name,bank,account,amount,remark",
        "工资单号、户名、开户行、账号、金额、附言"
    )]
    [InlineData(
        "bank-file-columns",
        "file-number=批次,name,account=账号,amount",
        "文件号（列名“批次”）、户名、账号（列名“账号”）、金额"
    )]
    [InlineData(
        "bank-result-columns",
        "number=序号,result=状态,reason,date,file",
        "行号（列名“序号”）、结果（列名“状态”）、原因、日期、文件"
    )]
    public void A_value_is_shown_in_words(string name, string kept, string shown) =>
        Assert.Equal(shown, SettingCatalogue.Find(name)!.Shown(kept));

    [Theory]
    [InlineData("bank-file-columns")]
    [InlineData("bank-result-columns")]
    public void No_two_ways_to_keep_a_banks_columns_are_shown_the_same(string name)
    {
        var setting = SettingCatalogue.Find(name)!;
        var all = setting.ValueIn(new AllSettings());
        var headed = string.Join(',', all.Split(',').Select(one => $"{one}={setting.Shown(one)}"));
        Assert.NotEqual(setting.Shown(all), setting.Shown(headed));
        Assert.All(setting.Shown(all), letter => Assert.False(char.IsAsciiLetter(letter)));
    }

    [Theory]
    [InlineData("yearly-quota", "12000.505")]
    [InlineData("yearly-quota", "1,000")]
    [InlineData("agreement-required", "yes")]
    [InlineData("programme-time", "9:5")]
    [InlineData("programme-time", "24:00")]
    [InlineData("filing-working-days", "10.0")]
    [InlineData("filing-working-days", "+10")]
    [InlineData("contact-phone", "12345")]
    [InlineData("contact-name", "一\n二")]
    [InlineData("bank-file-columns", "name,amount")]
    [InlineData("bank-file-columns", "name,account,amount,name")]
    [InlineData("bank-file-columns", "name,account,amount,colour")]
    [InlineData("bank-file-columns", "name=户,account=户,amount")]
    [InlineData("bank-result-columns", "payslip,reason")]
    [InlineData("bank-result-columns", "payslip,result,amount")]
    [InlineData("bank-file-separator", "/")]
    [InlineData("bank-file-encoding", "UTF-16")]
    public void What_is_no_such_value_is_refused(string name, string typed) =>
        Assert.True(SettingCatalogue.Find(name)!.Check(typed).IsRefused);

    private static string OtherThan(Setting setting, string value) =>
        setting.Kind switch
        {
            SettingKind.WholeNumber => value == "7" ? "8"
            : !setting.Check("7").IsRefused ? "7"
            : setting.Check("12").IsRefused ? "3"
            : "12",
            SettingKind.Amount => "7.25",
            SettingKind.YesNo => value == "true" ? "false" : "true",
            SettingKind.TimeOfDay => "11:11",
            SettingKind.Phone => "021-55500009",
            _ => setting.Name switch
            {
                "bank-file-columns" => "number,name=户名,account=账号,amount=金额",
                "bank-result-columns" => "payslip=附言,result=交易状态",
                "bank-file-separator" => "tab",
                "bank-file-encoding" => "GB18030",
                "tax-grouping" => "stream",
                _ => "何九",
            },
        };
}
