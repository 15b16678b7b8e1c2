using Delivery.Domain.Calendar;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Pages.People;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>The pages beside the daily work, by what they are about; each for those who may open it.</summary>
public sealed class StaffPlaces(TeacherRegister teachers, TimeProvider clock)
{
    public IReadOnlyList<PlaceGroup> Of(Caller caller) =>
        [
            new(
                "课程",
                [
                    new(Paths.Search, "查找"),
                    new(Paths.Reports, "配送报表"),
                    new(Paths.Matching, "统一排课"),
                    new(Paths.Begun, "课开始了吗"),
                    new(Paths.Media, "照片和视频"),
                    .. caller.May(Role.Publisher) || caller.May(Role.Conduct)
                        ? new[] { new Choice(Paths.Filming, "拍摄") }
                        : [],
                    .. caller.May(Role.Conduct) ? new[] { new Choice(Paths.Supervision, "督导") } : [],
                ]
            ),
            new(
                "街镇和老师",
                [
                    new(Paths.Streets, "街镇"),
                    .. teachers.MayRead(caller) ? new[] { new Choice(Paths.Teachers, "老师") } : [],
                    new(Paths.StaffAgreements(ShanghaiTime.DateOf(clock.GetUtcNow()).Year), "责任书"),
                    new(Paths.StaffPlans(ShanghaiTime.DateOf(clock.GetUtcNow()).Year), "配送计划"),
                    new(Paths.AgreementTexts, "责任书文本"),
                    new(
                        Paths.StaffFeedback($"{Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous}"),
                        "月度反馈"
                    ),
                    new(Paths.Conduct, "违规与停止配送"),
                    .. caller.May(Role.Conduct) ? new[] { new Choice(Paths.Trainings, "培训") } : [],
                    new(Paths.Export, "下载名单"),
                ]
            ),
            new(
                "发布",
                [
                    new(Paths.StaffProgrammes, "发布一周一览"),
                    new(Paths.Channels, "渠道"),
                    .. caller.May(Role.Publisher) ? new[] { new Choice(Paths.StaffNews, "配送新闻") } : [],
                ]
            ),
            new(
                "标准和日期",
                [
                    new(Paths.Disciplines, "项目"),
                    new(Paths.Calendar, "年历"),
                    new(Paths.Seasons, "季度"),
                    new(Paths.FeeNorms, "课酬标准"),
                    new(Paths.TaxTables, "税率表"),
                    new(Paths.Settings, "设置"),
                ]
            ),
            .. caller.May(Role.Admin) ? new[] { System } : [],
        ];

    private static PlaceGroup System { get; } =
        new(
            "系统",
            [
                new(Paths.Import, "从文件导入"),
                new(Paths.Audit, "操作记录"),
                new(Paths.Integrations, "对接系统"),
                new(Paths.Webhooks, "系统推送"),
                new(Paths.Retention, "保存与删除"),
                new(Paths.Erasures, "删除个人信息"),
            ]
        );
}
